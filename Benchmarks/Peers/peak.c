/* The multiply-add peak of one core in double precision: independent chains of fused multiply-adds on the widest vectors.
 * Prints the best of ten rounds in Gflop/s of processor time; a multiply-add counts two. */
#include <stdio.h>
#include <time.h>

#ifdef __AVX512F__
#define LANES 8
#else
#define LANES 4
#endif
#define CHAINS 12

typedef double vector __attribute__((vector_size(8 * LANES)));

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(void) {
    const long rounds = 4000000;
    double best = 0, sum = 0;
    for (int trial = 0; trial < 10; trial++) {
        vector x[CHAINS], a = {0}, b = {0};
        a += 0.999999;
        b += 1e-6;
        for (int k = 0; k < CHAINS; k++) x[k] = a + k;
        const double start = seconds();
        for (long i = 0; i < rounds; i++) {
#pragma GCC unroll 12
            for (int k = 0; k < CHAINS; k++) x[k] = x[k] * a + b;
        }
        const double rate = 2.0 * LANES * CHAINS * rounds / (seconds() - start) * 1e-9;
        if (rate > best) best = rate;
        for (int k = 0; k < CHAINS; k++) sum += x[k][0];
    }
    fprintf(stderr, "%g\n", sum);
    printf("%.1f\n", best);
    return 0;
}
