// The loops, included once for each instruction set with NAME(x) defined.

typedef double NAME(wide) __attribute__((vector_size(64), aligned(64)));
/// What the long formulas are computed with: as many numbers as fill two registers.
typedef double NAME(slice) __attribute__((vector_size(SLICE), aligned(SLICE)));
typedef uint64_t NAME(slice_bits) __attribute__((vector_size(SLICE), aligned(SLICE)));

#define WIDE NAME(wide)
#define S NAME(slice)
#define SB NAME(slice_bits)
#define SLICES (64 / SLICE)

// MARK: Elementary functions
//
// Without branches, because lanes differ, and the engine's own, because a library would change results. Outside the reals the answers
// are chosen so that a state a tolerance below zero does no harm: the logarithm of anything below the smallest normal number is that of
// the smallest normal number, and zero or less to a positive power is zero. What is not a number stays so.

static inline __attribute__((always_inline)) S NAME(all)(double value) { return value - (S){}; }
static inline __attribute__((always_inline)) SB NAME(less)(S a, S b) { return (SB)(a < b); }
static inline __attribute__((always_inline)) S NAME(choose)(SB mask, S yes, S no) {
    return (S)(((SB)yes & mask) | ((SB)no & ~mask));
}
static inline __attribute__((always_inline)) S NAME(magnitude)(S x) { return (S)((SB)x & ~SIGN); }
/// 2 to the power of an integral value between −1022 and 1023.
static inline __attribute__((always_inline)) S NAME(power_of_two)(S x) { return (S)((SB)(x + (INTEGER_SHIFT + 1023)) << 52); }
#define PLUS(a, b, c) FUSED(a, NAME(all)(b), NAME(all)(c))

/// exp(upper + lower), where `lower` is small against one.
static inline __attribute__((always_inline)) S NAME(exponential_of)(S upper, S lower) {
    S limit = NAME(all)(800);
    S x = NAME(choose)(NAME(less)(limit, upper), limit, upper);
    x = NAME(choose)(NAME(less)(x, -limit), -limit, x);
    S n = PLUS(x, 1.4426950408889634, INTEGER_SHIFT) - INTEGER_SHIFT;
    S r = FUSED(-n, NAME(all)(LN2_LOWER), FUSED(-n, NAME(all)(LN2_UPPER), x)) + lower;
    // exp(r) = 1 + r + r² q(r), where q is Chebyshev's fit of degree 9 over |r| ≤ ½ ln 2; r² times its error is 1.3e-17.
    S r2 = r * r;
    S r4 = r2 * r2;
    S a = PLUS(r, 0.16666666666666669, 0.5000000000000001);
    S b = PLUS(r, 0.008333333333330065, 0.041666666666624164);
    S c = PLUS(r, 0.00019841269863040559, 0.0013888888917196736);
    S d = PLUS(r, 2.7557268480289716e-06, 2.480152132234228e-05);
    S e = PLUS(r, 2.51003758422237e-08, 2.7620075892548164e-07);
    S tail = FUSED(r4, FUSED(r4, e, FUSED(r2, d, c)), FUSED(r2, b, a));
    S value = 1.0 + FUSED(r2, tail, r);
    // In two halves, because 2ⁿ alone may not be representable where the result is.
    S half = PLUS(n, 0.5, INTEGER_SHIFT) - INTEGER_SHIFT;
    return (value * NAME(power_of_two)(half)) * NAME(power_of_two)(n - half);
}

/// The logarithm as a sum of two numbers, about five bits better than one.
static inline __attribute__((always_inline)) S NAME(logarithm_parts)(S x, S *lower) {
    S floor = NAME(all)(SMALLEST_NORMAL);
    S normal = NAME(choose)(NAME(less)(x, floor), floor, x);
    // Exponent and significand, the latter from √½ up to √2.
    SB shifted = (SB)normal + (ONE - ROOT_HALF);
    S e = (S)((shifted >> 52) | TWO_TO_52) - BIASED_TWO_TO_52;
    S m = (S)((shifted & SIGNIFICAND) + ROOT_HALF);
    S f = m - 1.0;
    S s = f / (2.0 + f);
    S z = s * s;
    S z2 = z * z;
    S z4 = z2 * z2;
    // ln(1+f) = f − f²/2 + s (f²/2 + R), with R = 2 (z/3 + z²/5 + …) from the series of the inverse hyperbolic tangent;
    // R/z is Chebyshev's fit of degree 6, whose error times z is 9e-18.
    S a = PLUS(z, 0.39999999999899505, 0.666666666666667);
    S b = PLUS(z, 0.22222211134790545, 0.28571428625975515);
    S c = PLUS(z, 0.15331721589574307, 0.181828891255921);
    S series = z * FUSED(z4, FUSED(z2, NAME(all)(0.14616449820782476), c), FUSED(z2, b, a));
    S half = f * 0.5;
    S square = half * f;
    S rest = FUSED(half, f, -square);
    S whole = e * LN2_UPPER;
    S first = whole + f;
    S first_error = f - (first - whole);
    S second = first - square;
    S second_error = (first - second) - square;
    S small = FUSED(s, square + series, -rest);
    *lower = (first_error + second_error) + FUSED(e, NAME(all)(LN2_LOWER), small);
    return second;
}

/// `value`, except where `x` is infinite or not a number: there `x` itself.
static inline __attribute__((always_inline)) S NAME(ordinary)(S x, S value) {
    return NAME(choose)(NAME(less)(x, NAME(all)(__builtin_inf())), value, x);
}

static inline __attribute__((always_inline)) S NAME(logarithm_of)(S x) {
    S lower;
    S upper = NAME(logarithm_parts)(x, &lower);
    return NAME(ordinary)(x, upper + lower);
}

static inline __attribute__((always_inline)) S NAME(power_of)(S x, S y) {
    S lower;
    S upper = NAME(logarithm_parts)(x, &lower);
    S l = upper + lower;
    S rest = lower - (l - upper);
    S product = y * l;
    S error = FUSED(y, l, -product);
    S value = NAME(ordinary)(x, NAME(exponential_of)(product, FUSED(y, rest, error)));
    S zero = NAME(all)(0);
    S positive = NAME(choose)(NAME(less)(zero, y), zero, value);
    return NAME(choose)(NAME(less)(zero, x), value, NAME(choose)(NAME(less)(x, NAME(all)(SMALLEST_NORMAL)), positive, value));
}

#undef PLUS

// MARK: Programs

static inline __attribute__((always_inline)) S NAME(applied)(int32_t operation, S x, S y) {
    switch (operation) {
    case kernel_power: return NAME(power_of)(x, y);
    case kernel_exponential: return NAME(exponential_of)(x, NAME(all)(0));
    default: return NAME(logarithm_of)(x);
    }
}

static inline __attribute__((always_inline)) S NAME(computed)(int32_t operation, S a, S b, S c) {
    switch (operation) {
    case kernel_add: return a + b;
    case kernel_subtract: return a - b;
    case kernel_multiply: return a * b;
    case kernel_divide: return a / b;
    case kernel_negate: return -a;
    case kernel_square_root: return __builtin_elementwise_sqrt(a);
    case kernel_positive: return NAME(choose)(NAME(less)(a, b), b, a);
    case kernel_step: return NAME(choose)(NAME(less)(b, a), NAME(all)(1), NAME(all)(0));
    case kernel_multiply_add: return FUSED(a, b, c);
    case kernel_multiply_subtract: return FUSED(a, b, -c);
    case kernel_subtract_product: return FUSED(-a, b, c);
    default: return NAME(applied)(operation, a, b);
    }
}

static inline __attribute__((always_inline)) long NAME(operand)(int32_t place, int32_t instead) { return place < 0 ? instead : place; }

static void NAME(run)(const kernel_instruction *code, int32_t count, void *memory, void *solution) {
    for (const kernel_instruction *k = code; k < code + count; k++) {
        S *target = k->target < kernel_solution ? (S *)memory + (long)k->target * SLICES
                                                : (S *)solution + (long)(k->target - kernel_solution) * SLICES;
        const S *r = memory, *x = solution;
#define AT(place) ((place) < kernel_solution ? r + (place) * SLICES : x + ((place) - kernel_solution) * SLICES)
        const S *a = AT((long)k->a), *b = AT(NAME(operand)(k->b, k->a)), *c = AT(NAME(operand)(k->c, k->a));
        for (int part = 0; part < SLICES; part++) target[part] = NAME(computed)(k->operation, a[part], b[part], c[part]);
#undef AT
    }
}

static inline __attribute__((always_inline)) double NAME(computed_one)(int32_t operation, double a, double b, double c) {
    const S value = NAME(computed)(operation, NAME(all)(a), NAME(all)(b), NAME(all)(c));
    return value[0];
}

static void NAME(run_one)(const kernel_instruction *code, int32_t count, double *memory, double *solution) {
#define AT(place) ((place) < kernel_solution ? memory + (place) : solution + ((place) - kernel_solution))
    for (const kernel_instruction *k = code; k < code + count; k++) {
        *AT(k->target) = NAME(computed_one)(k->operation, *AT(k->a), *AT(NAME(operand)(k->b, k->a)), *AT(NAME(operand)(k->c, k->a)));
    }
#undef AT
}

static double NAME(power_one)(double x, double y) { return NAME(computed_one)(kernel_power, x, y, y); }

static inline __attribute__((always_inline)) void NAME(apply_run)(
    int32_t operation, const kernel_instruction *code, const kernel_instruction *end, void *memory) {
    WIDE *r = memory;
    for (; code < end; code++) {
        for (int part = 0; part < SLICES; part++) {
            const S x = ((const S *)(r + code->a))[part];
            const S y = ((const S *)(r + (code->b < 0 ? code->a : code->b)))[part];
            ((S *)(r + code->target))[part] = NAME(applied)(operation, x, y);
        }
    }
}

/// As many instructions at once as a slice has places.
static inline __attribute__((always_inline)) void NAME(apply_run_one)(
    int32_t operation, const kernel_instruction *code, const kernel_instruction *end, double *r) {
    const long width = SLICE / 8;
    for (; code < end; code += width) {
        const long count = end - code < width ? end - code : width;
        double first[SLICE / 8] __attribute__((aligned(64))) = {0};
        double second[SLICE / 8] __attribute__((aligned(64))) = {0};
        for (long i = 0; i < count; i++) {
            first[i] = r[code[i].a];
            second[i] = r[code[i].b < 0 ? code[i].a : code[i].b];
        }
        *(S *)first = NAME(applied)(operation, *(const S *)first, *(const S *)second);
        for (long i = 0; i < count; i++) r[code[i].target] = first[i];
    }
}

/// Equal operations stand together; each run of them is one loop.
#define EACH_RUN(function)                                                                     \
    for (const kernel_instruction *k = code, *end = code + count; k < end;) {                  \
        const kernel_instruction *from = k;                                                    \
        const int32_t operation = k->operation;                                                \
        while (k < end && k->operation == operation) k++;                                      \
        switch (operation) {                                                                   \
        case kernel_power: function(kernel_power, from, k, memory); break;                     \
        case kernel_exponential: function(kernel_exponential, from, k, memory); break;         \
        default: function(kernel_logarithm, from, k, memory);                                  \
        }                                                                                      \
    }

static void NAME(apply)(const kernel_instruction *code, int32_t count, void *memory) { EACH_RUN(NAME(apply_run)) }
static void NAME(apply_one)(const kernel_instruction *code, int32_t count, double *memory) { EACH_RUN(NAME(apply_run_one)) }

#undef EACH_RUN

// MARK: Stages

static inline __attribute__((always_inline)) void NAME(advance_by)(
    S *restrict argument, S *restrict offset, const S *restrict y, const S *restrict u, const double *a, const double *c, int32_t terms,
    int32_t extends, int32_t length, const S *scale) {
    const long apart = (long)length * SLICES;
    S weights[7], offset_weights[7];
    for (int32_t term = 0; term < terms; term++) {
        weights[term] = NAME(all)(extends ? 0 : a[term]);
        offset_weights[term] = NAME(all)(c[term]);
    }
    for (long i = 0; i < apart; i++) {
        S sum = extends ? argument[i] + u[(terms - 1) * apart + i] : FUSED(weights[0], u[i], y[i]);
        S offsets = offset_weights[0] * u[i];
        for (int32_t term = 1; term < terms; term++) {
            const S stage = u[term * apart + i];
            if (!extends) sum = FUSED(weights[term], stage, sum);
            offsets = FUSED(offset_weights[term], stage, offsets);
        }
        argument[i] = sum;
        offset[i] = scale[i % SLICES] * offsets;
    }
}

static void NAME(advance)(
    void *argument, void *offset, const void *state, const void *stages, const double *a, const double *c, int32_t terms,
    int32_t extends, int32_t length, const void *scale) {
#define CASE(number) \
    case number: \
        if (extends) NAME(advance_by)(argument, offset, state, stages, a, c, number, 1, length, scale); \
        else NAME(advance_by)(argument, offset, state, stages, a, c, number, 0, length, scale); \
        break;
    switch (terms) {
    case 0:
        memcpy(argument, state, (size_t)length * 64);
        memset(offset, 0, (size_t)length * 64);
        break;
    CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) CASE(7)
    default: __builtin_trap();
    }
#undef CASE
}

static void NAME(residual)(
    const kernel_entry *entries, const int32_t *starts, int32_t count, const void *registers, const void *solution, const void *rightSide,
    const void *tolerance, const void *inverse, void *excess) {
    for (int part = 0; part < SLICES; part++) {
        const S *r = (const S *)registers + part, *u = (const S *)solution + part, *right = (const S *)rightSide + part;
        const S *absolute = (const S *)tolerance + part;
        const S shift = ((const S *)inverse)[part];
        S worst = NAME(all)(-1);
        for (long row = 0; row < count; row++) {
            const S diagonal = shift * u[row * SLICES];
            S sum = -diagonal - right[row * SLICES];
            S size = shift * absolute[row * SLICES] + (NAME(magnitude)(diagonal) + NAME(magnitude)(right[row * SLICES]));
            for (int32_t i = starts[row]; i < starts[row + 1]; i++) {
                const S term = r[(long)entries[i].slot * SLICES] * u[(long)entries[i].column * SLICES];
                sum = sum + term;
                size = size + NAME(magnitude)(term);
            }
            const S beyond = NAME(magnitude)(sum) - 1e-6 * size;
            worst = NAME(choose)(NAME(less)(worst, beyond), beyond, worst);
        }
        ((S *)excess)[part] = worst;
    }
}

static void NAME(residual_one)(
    const kernel_entry *entries, const int32_t *starts, int32_t count, const double *r, const double *u, const double *right,
    const double *absolute, const double *inverse, double *excess) {
    const double shift = *inverse;
    double worst = -1;
    for (int32_t row = 0; row < count; row++) {
        const double diagonal = shift * u[row];
        double sum = -diagonal - right[row];
        double size = shift * absolute[row] + (__builtin_fabs(diagonal) + __builtin_fabs(right[row]));
        for (int32_t i = starts[row]; i < starts[row + 1]; i++) {
            const double term = r[entries[i].slot] * u[entries[i].column];
            sum = sum + term;
            size = size + __builtin_fabs(term);
        }
        const double beyond = __builtin_fabs(sum) - 1e-6 * size;
        if (worst < beyond) worst = beyond;
    }
    *excess = worst;
}

static void NAME(conclude)(
    void *next, const void *argument, const void *last, const void *state, const void *absolute, double relative, int32_t count,
    void *errors, void *failures) {
    for (int part = 0; part < SLICES; part++) {
        S largest = NAME(all)(0);
        S failed = ((S *)failures)[part];
        for (int32_t i = 0; i < count; i++) {
            const long at = (long)i * SLICES + part;
            const S step = ((const S *)last)[at];
            const S end = ((const S *)argument)[at] + step;
            ((S *)next)[at] = end;
            const S before = NAME(magnitude)(((const S *)state)[at]);
            const S after = NAME(magnitude)(end);
            const S size = NAME(choose)(NAME(less)(before, after), after, before);
            const S error = NAME(magnitude)(step) / (((const S *)absolute)[at] + relative * size);
            largest = NAME(choose)(NAME(less)(largest, error), error, largest);
            // Zero times what is infinite or not a number is not a number.
            failed = failed + (error + end) * 0.0;
        }
        ((S *)errors)[part] = largest;
        ((S *)failures)[part] = failed;
    }
}

// MARK: Between steps

static void NAME(accept)(void *state, const void *next, const void *mask, int32_t count) {
    for (int part = 0; part < SLICES; part++) {
        const SB taken = NAME(less)(NAME(all)(0), ((const S *)mask)[part]);
        for (int32_t i = 0; i < count; i++) {
            S *y = (S *)state + (long)i * SLICES + part;
            *y = NAME(choose)(taken, ((const S *)next)[(long)i * SLICES + part], *y);
        }
    }
}

static void NAME(interpolate)(
    void *target, const int32_t *places, int32_t count, const void *start, const void *next, const void *stages, int32_t length,
    const void *weights, int32_t terms, const void *fraction) {
    for (int part = 0; part < SLICES; part++) {
        const SB inside = NAME(less)(NAME(all)(0), ((const S *)fraction)[part]);
        const S *w = (const S *)weights + part;
        for (int32_t i = 0; i < count; i++) {
            const long at = (long)places[i] * SLICES + part;
            const S before = ((const S *)start)[at];
            S sum = FUSED(w[(long)(terms + 1) * SLICES], ((const S *)next)[at], w[(long)terms * SLICES] * before);
            for (int32_t term = 0; term < terms; term++) {
                sum = FUSED(w[(long)term * SLICES], ((const S *)stages)[at + (long)term * length * SLICES], sum);
            }
            ((S *)target)[at] = NAME(choose)(inside, sum, before);
        }
    }
}

#define TABLE(text)                                                                                              \
    {                                                                                                            \
        text, NAME(run), NAME(run_one), NAME(apply), NAME(apply_one), NAME(power_one), NAME(advance), NAME(residual), NAME(residual_one), NAME(conclude),    \
            NAME(accept), NAME(interpolate)                                                                      \
    }
