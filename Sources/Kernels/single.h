// What the loops need to know of numbers of 32 bits; see double.h for what each is.

#define REAL float
#define BITS uint32_t

// The first part of ln 2 has eight trailing zeros.
#define INTEGER_SHIFT 12582912.0f
#define LN2_UPPER 0x1.62e4p-1f
#define LN2_LOWER 0x1.7f7d1cp-20f
#define SMALLEST_NORMAL 1.17549435e-38f
#define BIAS 127
#define SIGNIFICAND_BITS 23
#define TWO_TO_SIGNIFICAND 8388608.0f
#define SIGN 0x80000000u
#define SIGNIFICAND 0x007FFFFFu
#define ONE 0x3F800000u
#define ROOT_HALF 0x3F3504F3u
#define TWO_TO_SIGNIFICAND_IN_BITS 0x4B000000u
#define EXPONENT_LIMIT 120
// Rounded coefficients are those of a method that is not quite of order one: half of all error at a tolerance of 5e-4.
#define HAS_RESTS 1

#define SHUFFLED_512(x, list) (S)_mm512_permutexvar_ps((__m512i)(list), (__m512)(x))
#define SHUFFLED_256(x, list) (S)_mm256_permutevar8x32_ps((__m256)(x), (__m256i)(list))

/// Chebyshev's fit of degree 5 over |r| ≤ ½ ln 2; r² times its error is 1.8e-10.
#define EXPONENTIAL_TAIL(r)                                              \
    ({                                                                   \
        S r2 = r * r;                                                    \
        S a = PLUS(r, 0.16666667f, 0.5f);                                \
        S b = PLUS(r, 0.0083333105f, 0.041666456f);                      \
        S c = PLUS(r, 0.0001989198f, 0.0013934541f);                     \
        FUSED(r2, FUSED(r2, c, b), a);                                   \
    })

/// Chebyshev's fit of degree 3, whose error times z is 3.6e-11.
#define LOGARITHM_SERIES(z)                                              \
    ({                                                                   \
        S z2 = z * z;                                                    \
        S a = PLUS(z, 0.40000126f, 0.6666667f);                          \
        S b = PLUS(z, 0.23341943f, 0.28550398f);                         \
        FUSED(z2, b, a);                                                 \
    })
