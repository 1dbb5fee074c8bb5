// What the loops need to know of numbers of 64 bits.

#define REAL double
#define BITS uint64_t

// Added to a small integral value the first leaves the integer in the low bits. ln 2 comes in two parts; the first has 21 trailing
// zeros, so that its product with an exponent is exact. With the bits of √½ taken off, an exponent changes at √2 instead of at 2.
#define INTEGER_SHIFT 6755399441055744.0
#define LN2_UPPER 0x1.62e42fee00000p-1
#define LN2_LOWER 0x1.a39ef35793c76p-33
#define SMALLEST_NORMAL 2.2250738585072014e-308
#define BIAS 1023
#define SIGNIFICAND_BITS 52
#define TWO_TO_SIGNIFICAND 4503599627370496.0
#define SIGN 0x8000000000000000ull
#define SIGNIFICAND 0x000FFFFFFFFFFFFFull
#define ONE 0x3FF0000000000000ull
#define ROOT_HALF 0x3FE6A09E667F3BCDull
#define TWO_TO_SIGNIFICAND_IN_BITS 0x4330000000000000ull
/// Beyond this an exponential is infinite or zero.
#define EXPONENT_LIMIT 800
/// Whether the coefficients of a method are taken in two parts, because one number would not hold them well enough.
#define HAS_RESTS 0

/// Shuffles by a list of places modulo those of a register; with AVX2 as halves of numbers.
#define SHUFFLED_512(x, list) (S)_mm512_permutexvar_pd((__m512i)(list), (__m512d)(x))
#define SHUFFLED_256(x, list) \
    (S)_mm256_permutevar8x32_ps((__m256)(x), (__m256i)(2 * (list) | (2 * (list) + 1) << 32))

/// q in exp(r) = 1 + r + r² q(r): Chebyshev's fit of degree 9 over |r| ≤ ½ ln 2; r² times its error is 1.3e-17.
#define EXPONENTIAL_TAIL(r)                                              \
    ({                                                                   \
        S r2 = r * r;                                                    \
        S r4 = r2 * r2;                                                  \
        S a = PLUS(r, 0.16666666666666669, 0.5000000000000001);          \
        S b = PLUS(r, 0.008333333333330065, 0.041666666666624164);       \
        S c = PLUS(r, 0.00019841269863040559, 0.0013888888917196736);    \
        S d = PLUS(r, 2.7557268480289716e-06, 2.480152132234228e-05);    \
        S e = PLUS(r, 2.51003758422237e-08, 2.7620075892548164e-07);     \
        FUSED(r4, FUSED(r4, e, FUSED(r2, d, c)), FUSED(r2, b, a));       \
    })

/// (2/z) (z/3 + z²/5 + …): Chebyshev's fit of degree 6, whose error times z is 9e-18.
#define LOGARITHM_SERIES(z)                                                                      \
    ({                                                                                           \
        S z2 = z * z;                                                                            \
        S z4 = z2 * z2;                                                                          \
        S a = PLUS(z, 0.39999999999899505, 0.666666666666667);                                   \
        S b = PLUS(z, 0.22222211134790545, 0.28571428625975515);                                 \
        S c = PLUS(z, 0.15331721589574307, 0.181828891255921);                                   \
        FUSED(z4, FUSED(z2, NAME(all)(0.14616449820782476), c), FUSED(z2, b, a));                \
    })
