#ifndef KERNELS_H
#define KERNELS_H

#include <stdint.h>

/// The loops of the engine that are the same for every model, compiled once for each instruction set and chosen at run time.
///
/// Everything is there in two precisions. A packet is eight doubles or sixteen floats on a boundary of 64 bytes: one for each lane of a
/// block, or as many states of a block of one lane. Numbers in memory are of the precision of the loop; those handed over are doubles.
/// Multiplications that are added to something are fused where the text says so and nowhere else, so that a patient's bits are the same
/// in any lane, alone, and on any of the instruction sets.

/// Operations of a program, in the order of `Program.Operation`.
enum kernel_operation {
    kernel_add, kernel_subtract, kernel_multiply, kernel_divide, kernel_negate, kernel_magnitude,
    kernel_power, kernel_exponential, kernel_logarithm, kernel_square_root, kernel_positive, kernel_step,
    kernel_multiply_add, kernel_multiply_subtract, kernel_subtract_product,
};

/// An operation on up to three places of memory. Places from `kernel_solution` on are those of a vector of its own.
typedef struct {
    int32_t operation, target, a, b, c;
} kernel_instruction;

enum { kernel_solution = 1 << 24 };

/// A place of memory that is copied to another.
typedef struct {
    int32_t from, to;
} kernel_copy;

/// The loops for one instruction set and one precision.
typedef struct {
    /// Runs a program over packets, or over single numbers.
    void (*run)(const kernel_instruction *code, int32_t count, void *memory, void *solution);
    void (*run_one)(const kernel_instruction *code, int32_t count, void *memory, void *solution);
    /// Runs powers, exponentials and logarithms, none of which needs another.
    void (*apply)(const kernel_instruction *code, int32_t count, void *memory);
    void (*apply_one)(const kernel_instruction *code, int32_t count, void *memory);
    double (*power)(double x, double y);
    /// What a stage starts from, over the `terms` stages before it, seven at most, which are `length` packets apart:
    /// argument ← state + Σ a u, fused from the left, and offset ← scale Σ c u unless there are no terms. In single precision a and c
    /// are taken in two parts. If `extends`, the argument is that of the stage before plus the stage before.
    void (*advance)(
        void *argument, void *offset, const void *state, const void *stages, const double *a, const double *c, int32_t terms,
        int32_t extends, int32_t length, const void *scale);
    /// next ← argument + last; the largest scaled error, and what is not finite added to `failures`.
    void (*conclude)(
        void *next, const void *argument, const void *last, const void *state, const void *absolute, double relative, int32_t count,
        void *errors, void *failures);
    /// state ← next in lanes where `mask` is above zero.
    void (*accept)(void *state, const void *next, const void *mask, int32_t count);
    /// target ← Σ w u + w start + w next at the listed places, and the start itself where `fraction` is zero. The weights are
    /// `terms` packets for the stages and two more. Each number of the target is made of those of the lane that is listed for it.
    void (*interpolate)(
        void *target, const int32_t *places, int32_t count, const void *start, const void *next, const void *stages, int32_t length,
        const void *weights, int32_t terms, const void *fraction, const int32_t *lanes);
    /// Copies packets, with each number from the lane that is listed for it.
    void (*pick)(void *memory, const kernel_copy *copies, int32_t count, const int32_t *lanes);
    /// Takes what is at the listed places apart: a row of `count` numbers for each look.
    void (*read)(const void *memory, const int32_t *places, int32_t count, int32_t looks, double *rows);
} kernel_loops;

/// The loops for one instruction set.
typedef struct {
    const char *name;
    kernel_loops double_loops, single_loops;
} kernel_table;

/// The instruction sets that were compiled, the widest first; ends with a table without a name.
const kernel_table *kernel_tables(void);

/// The best table for this machine.
///
/// The environment variable `SQUALL_INSTRUCTIONS` names another one, for tests; one that the machine lacks is passed over.
const kernel_table *kernel_best(void);

/// Whether this machine has the instructions of a table.
int kernel_is_supported(const kernel_table *table);

#endif
