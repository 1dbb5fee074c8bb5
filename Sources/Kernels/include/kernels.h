#ifndef KERNELS_H
#define KERNELS_H

#include <stdint.h>

/// The inner loops of the engine over blocks of eight patients, compiled once for each instruction set and chosen at run time.
///
/// A register, a state or a place of a factorisation is eight doubles, one for each lane, on a boundary of 64 bytes. Every operation
/// rounds as its scalar counterpart does and nothing is contracted, so that a patient's bits are the same in any lane, alone, and on
/// any of the instruction sets.

/// Operations of a program, in the order of `Program.Operation`.
enum kernel_operation {
    kernel_add, kernel_subtract, kernel_multiply, kernel_divide, kernel_negate,
    kernel_power, kernel_exponential, kernel_logarithm, kernel_square_root, kernel_positive, kernel_step,
    kernel_multiply_add, kernel_multiply_subtract, kernel_subtract_product, kernel_multiply_three,
    kernel_add_three, kernel_add_subtract, kernel_add_multiply,
};

/// An operation on up to three registers.
typedef struct {
    int32_t target, a, b, c;
} kernel_instruction;

/// Instructions `start ..< end` with one operation.
typedef struct {
    int32_t operation, start, end;
} kernel_run;

/// One product of a factorisation: places of its factors.
typedef struct {
    int32_t lower, upper;
} kernel_product;

/// The tables of a factorisation without pivoting; see `Elimination`.
typedef struct {
    int32_t size;
    const int32_t *order, *row_start, *diagonal, *columns, *sources, *product_start;
    const kernel_product *products;
} kernel_pattern;

/// The loops for one instruction set. All pointers but those of tables and coefficients go to packets of eight doubles.
typedef struct {
    const char *name;
    /// Runs a program over registers.
    void (*run)(const kernel_run *runs, int32_t count, const kernel_instruction *code, void *registers);
    /// Factorises shift − J, with J read from the registers.
    void (*factorise)(const kernel_pattern *pattern, const void *registers, const void *shift, void *values);
    /// Solves for one right-hand side in the order of the states.
    void (*solve)(const kernel_pattern *pattern, const void *values, const void *right, void *work, void *solution);
    /// registers ← state + Σ a u over the first `terms` stages, which are `length` packets apart.
    void (*argument)(void *registers, const void *state, const void *stages, const double *a, int32_t terms, int32_t length);
    /// registers ← registers + stage.
    void (*extend)(void *registers, const void *stage, int32_t length);
    /// right ← rates + inverse Σ c u, with the rates read from the registers at `slots`.
    void (*right_side)(
        void *right, const void *registers, const int32_t *slots, int32_t count, const void *stages, const double *c, int32_t terms,
        int32_t length, const void *inverse);
    /// next ← registers + last; the largest scaled error of each lane, and what is not finite added to `failures`.
    void (*conclude)(
        void *next, const void *registers, const void *last, const void *state, const void *absolute, double relative, int32_t count,
        void *errors, void *failures);
    /// state ← next in lanes where `mask` is above zero.
    void (*accept)(void *state, const void *next, const void *mask, int32_t count);
    /// registers ← Σ w u + w start + w next at the listed states, and the start itself in lanes where `fraction` is zero. The weights are
    /// `terms` packets for the stages and two more.
    void (*interpolate)(
        void *registers, const int32_t *states, int32_t count, const void *start, const void *next, const void *stages, int32_t length,
        const void *weights, int32_t terms, const void *fraction);
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
