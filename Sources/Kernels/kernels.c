#include "kernels.h"

#include <stdlib.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Every operation is rounded: no contraction to fused operations but those that are written.
#pragma STDC FP_CONTRACT OFF
/// a b + c with one rounding.
#define FUSED(a, b, c) __builtin_elementwise_fma(a, b, c)
// All functions that take vectors are inlined, so that there is no calling convention to differ.
#pragma clang diagnostic ignored "-Wpsabi"

#define LOOPS(precision)                                                                                                     \
    {                                                                                                                        \
        SET(precision, run), SET(precision, run_one), SET(precision, apply), SET(precision, apply_one), SET(precision, power_one), \
            SET(precision, advance), SET(precision, conclude), SET(precision, accept), SET(precision, interpolate),          \
            SET(precision, pick), SET(precision, read)                                                                                             \
    }
#define TABLE(text) {text, LOOPS(double), LOOPS(single)}

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,fma"))), apply_to = function)
#define SET(precision, x) x##_##precision##_avx512
#define SLICE 64
#define SHUFFLED SHUFFLED_512
#include "precisions.h"
static const kernel_table table_avx512 = TABLE("avx512");
#undef SET
#undef SLICE
#undef SHUFFLED
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define SET(precision, x) x##_##precision##_avx2
#define SLICE 32
#define SHUFFLED SHUFFLED_256
#include "precisions.h"
static const kernel_table table_avx2 = TABLE("avx2");
#undef SET
#undef SLICE
#undef SHUFFLED
#pragma clang attribute pop
#endif

#define SET(precision, x) x##_##precision##_portable
#define SLICE 32
#define SHUFFLED(x, list) __builtin_shufflevector(x, list)
#include "precisions.h"
static const kernel_table table_portable = TABLE("portable");
#undef SET
#undef SLICE
#undef SHUFFLED

static kernel_table tables[4];

__attribute__((constructor)) static void kernel_prepare(void) {
    int count = 0;
#if defined(__x86_64__)
    tables[count++] = table_avx512;
    tables[count++] = table_avx2;
#endif
    tables[count++] = table_portable;
    memset(&tables[count], 0, sizeof tables[count]);
}

const kernel_table *kernel_tables(void) { return tables; }

int kernel_is_supported(const kernel_table *table) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (strcmp(table->name, "avx512") == 0) {
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")
            && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("fma");
    }
    if (strcmp(table->name, "avx2") == 0) return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
    return 1;
}

const kernel_table *kernel_best(void) {
    const char *wanted = getenv("SQUALL_INSTRUCTIONS");
    const kernel_table *best = 0;
    for (const kernel_table *table = tables; table->name; table++) {
        if (!kernel_is_supported(table)) continue;
        if (!best) best = table;
        if (wanted && strcmp(wanted, table->name) == 0) return table;
    }
    return best;
}
