#include "kernels.h"

#include <stdlib.h>
#include <string.h>

// Every operation is rounded: no contraction to fused operations but those that are written.
#pragma STDC FP_CONTRACT OFF
/// a b + c with one rounding.
#define FUSED(a, b, c) __builtin_elementwise_fma(a, b, c)
// All functions that take vectors are inlined, so that there is no calling convention to differ.
#pragma clang diagnostic ignored "-Wpsabi"

// Added to a small integral value the first leaves the integer in the low bits. ln 2 comes in two parts; the first has 21 trailing
// zeros, so that its product with an exponent is exact. With the bits of √½ taken off, an exponent changes at √2 instead of at 2.
#define INTEGER_SHIFT 6755399441055744.0
#define LN2_UPPER 0x1.62e42fee00000p-1
#define LN2_LOWER 0x1.a39ef35793c76p-33
#define SMALLEST_NORMAL 2.2250738585072014e-308
#define BIASED_TWO_TO_52 (4503599627370496.0 + 1023)
#define SIGN 0x8000000000000000ull
#define SIGNIFICAND 0x000FFFFFFFFFFFFFull
#define ONE 0x3FF0000000000000ull
#define ROOT_HALF 0x3FE6A09E667F3BCDull
#define TWO_TO_52 0x4330000000000000ull

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,fma"))), apply_to = function)
#define NAME(x) x##_avx512
#define SLICE 64
#include "loops.h"
static const kernel_table table_avx512 = TABLE("avx512");
#undef NAME
#undef SLICE
#include "loops-end.h"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define NAME(x) x##_avx2
#define SLICE 32
#include "loops.h"
static const kernel_table table_avx2 = TABLE("avx2");
#undef NAME
#undef SLICE
#include "loops-end.h"
#pragma clang attribute pop
#endif

#define NAME(x) x##_portable
#define SLICE 32
#include "loops.h"
static const kernel_table table_portable = TABLE("portable");
#undef NAME
#undef SLICE
#include "loops-end.h"

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
