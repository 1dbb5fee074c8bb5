// The loops, included once for each instruction set with NAME(x) defined. Written for readers of the Swift that they stand for:
// `Program`, `Elementary`, `Factorisation`, `Workspace`.

typedef double NAME(wide) __attribute__((vector_size(64), aligned(64)));
typedef uint64_t NAME(bits) __attribute__((vector_size(64), aligned(64)));
/// What the long formulas are computed with: as many numbers as fill two registers.
typedef double NAME(slice) __attribute__((vector_size(SLICE), aligned(SLICE)));
typedef uint64_t NAME(slice_bits) __attribute__((vector_size(SLICE), aligned(SLICE)));

#define WIDE NAME(wide)
#define S NAME(slice)
#define SB NAME(slice_bits)
#define SLICES (64 / SLICE)

// MARK: Elementary functions, as in Elementary.swift

static inline __attribute__((always_inline)) S NAME(all)(double value) { return (S){} + value; }
static inline __attribute__((always_inline)) SB NAME(all_bits)(uint64_t value) { return (SB){} + value; }
static inline __attribute__((always_inline)) SB NAME(less)(S a, S b) { return (SB)(a < b); }
static inline __attribute__((always_inline)) S NAME(choose)(SB mask, S yes, S no) {
    return (S)(((SB)yes & mask) | ((SB)no & ~mask));
}
static inline __attribute__((always_inline)) S NAME(power_of_two)(S x) { return (S)((SB)(x + (INTEGER_SHIFT + 1023)) << 52); }
static inline __attribute__((always_inline)) S NAME(upper_half)(S x) { return (S)((SB)x & UPPER_HALF); }

static inline __attribute__((always_inline)) S NAME(exponential_of)(S upper, S lower) {
    S limit = NAME(all)(800);
    S x = NAME(choose)(NAME(less)(limit, upper), limit, upper);
    x = NAME(choose)(NAME(less)(x, -limit), -limit, x);
    S n = (x * 1.4426950408889634 + INTEGER_SHIFT) - INTEGER_SHIFT;
    S r = ((x - n * LN2_UPPER) - n * LN2_LOWER) + lower;
    S r2 = r * r;
    S r4 = r2 * r2;
    S a = 0.5000000000000001 + r * 0.16666666666666669;
    S b = 0.041666666666624164 + r * 0.008333333333330065;
    S c = 0.0013888888917196736 + r * 0.00019841269863040559;
    S d = 2.480152132234228e-05 + r * 2.7557268480289716e-06;
    S e = 2.7620075892548164e-07 + r * 2.51003758422237e-08;
    S tail = (a + r2 * b) + r4 * ((c + r2 * d) + r4 * e);
    S value = 1.0 + (r + r2 * tail);
    S half = (n * 0.5 + INTEGER_SHIFT) - INTEGER_SHIFT;
    return (value * NAME(power_of_two)(half)) * NAME(power_of_two)(n - half);
}

static inline __attribute__((always_inline)) S NAME(logarithm_parts)(S x, S *lower) {
    S floor = NAME(all)(SMALLEST_NORMAL);
    S normal = NAME(choose)(NAME(less)(x, floor), floor, x);
    SB shifted = (SB)normal + (ONE - ROOT_HALF);
    S e = (S)((shifted >> 52) | TWO_TO_52) - BIASED_TWO_TO_52;
    S m = (S)((shifted & SIGNIFICAND) + ROOT_HALF);
    S f = m - 1.0;
    S s = f / (2.0 + f);
    S z = s * s;
    S z2 = z * z;
    S z4 = z2 * z2;
    S a = 0.666666666666667 + z * 0.39999999999899505;
    S b = 0.28571428625975515 + z * 0.22222211134790545;
    S c = 0.181828891255921 + z * 0.15331721589574307;
    S d = NAME(all)(0.14616449820782476);
    S series = z * ((a + z2 * b) + z4 * (c + z2 * d));
    S f1 = NAME(upper_half)(f);
    S square = f1 * f1 * 0.5;
    S rest = (f - f1) * (f + f1) * 0.5;
    S whole = e * LN2_UPPER;
    S first = whole + f;
    S first_error = f - (first - whole);
    S second = first - square;
    S second_error = (first - second) - square;
    S small = s * ((square + rest) + series) - rest;
    *lower = (first_error + second_error) + (small + e * LN2_LOWER);
    return second;
}

/// `value`, except where `x` is infinite or not a number.
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
    S y1 = NAME(upper_half)(y);
    S l1 = NAME(upper_half)(l);
    S y2 = y - y1;
    S l2 = l - l1;
    S error = ((y1 * l1 - product) + y1 * l2 + y2 * l1) + y2 * l2;
    S value = NAME(ordinary)(x, NAME(exponential_of)(product, error + y * rest));
    S zero = NAME(all)(0);
    S positive = NAME(choose)(NAME(less)(zero, y), zero, value);
    return NAME(choose)(NAME(less)(zero, x), value, NAME(choose)(NAME(less)(x, NAME(all)(SMALLEST_NORMAL)), positive, value));
}

// MARK: Programs

#define EACH(expression)                                                  \
    for (int32_t i = run.start; i < run.end; i++) {                       \
        const kernel_instruction k = code[i];                             \
        r[k.target] = (expression);                                       \
    }                                                                     \
    break
#define SLICED(expression)                                                \
    for (int32_t i = run.start; i < run.end; i++) {                       \
        const kernel_instruction k = code[i];                             \
        for (int part = 0; part < SLICES; part++) {                       \
            const S x = ((const S *)(r + k.a))[part];                     \
            const S y = ((const S *)(r + (k.b < 0 ? k.a : k.b)))[part];   \
            (void)y;                                                      \
            ((S *)(r + k.target))[part] = (expression);                   \
        }                                                                 \
    }                                                                     \
    break

static void NAME(run)(const kernel_run *runs, int32_t count, const kernel_instruction *code, void *registers) {
    WIDE *r = registers;
    for (int32_t number = 0; number < count; number++) {
        const kernel_run run = runs[number];
        switch (run.operation) {
        case kernel_add: EACH(r[k.a] + r[k.b]);
        case kernel_subtract: EACH(r[k.a] - r[k.b]);
        case kernel_multiply: EACH(r[k.a] * r[k.b]);
        case kernel_divide: EACH(r[k.a] / r[k.b]);
        case kernel_negate: EACH(-r[k.a]);
        case kernel_power: SLICED(NAME(power_of)(x, y));
        case kernel_exponential: SLICED(NAME(exponential_of)(x, NAME(all)(0)));
        case kernel_logarithm: SLICED(NAME(logarithm_of)(x));
        case kernel_square_root: SLICED(__builtin_elementwise_sqrt(x));
        case kernel_positive: SLICED(NAME(choose)(NAME(less)(x, NAME(all)(0)), NAME(all)(0), x));
        case kernel_step: SLICED(NAME(choose)(NAME(less)(NAME(all)(0), x), NAME(all)(1), NAME(all)(0)));
        case kernel_multiply_add: EACH(r[k.a] * r[k.b] + r[k.c]);
        case kernel_multiply_subtract: EACH(r[k.a] * r[k.b] - r[k.c]);
        case kernel_subtract_product: EACH(r[k.c] - r[k.a] * r[k.b]);
        case kernel_multiply_three: EACH(r[k.a] * r[k.b] * r[k.c]);
        case kernel_add_three: EACH(r[k.a] + r[k.b] + r[k.c]);
        case kernel_add_subtract: EACH(r[k.a] + r[k.b] - r[k.c]);
        case kernel_add_multiply: EACH((r[k.a] + r[k.b]) * r[k.c]);
        }
    }
}

#undef EACH
#undef SLICED

// MARK: Factorisation

static inline __attribute__((always_inline)) WIDE NAME(reduced)(
    const kernel_pattern *pattern, const WIDE *values, WIDE sum, int32_t place) {
    const kernel_product *product = pattern->products + pattern->product_start[place];
    const kernel_product *end = pattern->products + pattern->product_start[place + 1];
    for (; product < end; product++) sum = sum - values[product->lower] * values[product->upper];
    return sum;
}

static void NAME(factorise)(const kernel_pattern *pattern, const void *registers, const void *shift, void *places) {
    const WIDE *r = registers;
    WIDE *values = places;
    const WIDE diagonal = *(const WIDE *)shift;
    for (int32_t row = 0; row < pattern->size; row++) {
        const int32_t middle = pattern->diagonal[row];
        for (int32_t place = pattern->row_start[row]; place < middle; place++) {
            WIDE sum = NAME(reduced)(pattern, values, -r[pattern->sources[place]], place);
            values[place] = sum * values[pattern->diagonal[pattern->columns[place]]];
        }
        values[middle] = 1.0 / NAME(reduced)(pattern, values, diagonal - r[pattern->sources[middle]], middle);
        for (int32_t place = middle + 1; place < pattern->row_start[row + 1]; place++) {
            values[place] = NAME(reduced)(pattern, values, -r[pattern->sources[place]], place);
        }
    }
}

static void NAME(solve)(const kernel_pattern *pattern, const void *places, const void *right, void *memory, void *solution) {
    const WIDE *values = places;
    const WIDE *b = right;
    WIDE *work = memory;
    WIDE *x = solution;
    const int32_t *columns = pattern->columns;
    for (int32_t row = 0; row < pattern->size; row++) {
        WIDE sum = b[pattern->order[row]];
        for (int32_t place = pattern->row_start[row]; place < pattern->diagonal[row]; place++) {
            sum = sum - values[place] * work[columns[place]];
        }
        work[row] = sum;
    }
    for (int32_t row = pattern->size - 1; row >= 0; row--) {
        const int32_t middle = pattern->diagonal[row];
        WIDE sum = work[row];
        for (int32_t place = middle + 1; place < pattern->row_start[row + 1]; place++) {
            sum = sum - values[place] * work[columns[place]];
        }
        sum = sum * values[middle];
        work[row] = sum;
        x[pattern->order[row]] = sum;
    }
}

// MARK: Stages

static inline __attribute__((always_inline)) WIDE NAME(stage_sum)(
    const WIDE *u, const double *coefficients, int32_t terms, int32_t length) {
    WIDE sum = coefficients[0] * u[0];
    for (int32_t term = 1; term < terms; term++) sum = sum + coefficients[term] * u[(long)term * length];
    return sum;
}

static void NAME(argument)(
    void *registers, const void *state, const void *stages, const double *a, int32_t terms, int32_t length) {
    WIDE *target = registers;
    const WIDE *y = state;
    const WIDE *u = stages;
    for (int32_t i = 0; i < length; i++) target[i] = y[i] + NAME(stage_sum)(u + i, a, terms, length);
}

static void NAME(extend)(void *registers, const void *stage, int32_t length) {
    WIDE *target = registers;
    const WIDE *u = stage;
    for (int32_t i = 0; i < length; i++) target[i] = target[i] + u[i];
}

static void NAME(right_side)(
    void *right, const void *registers, const int32_t *slots, int32_t count, const void *stages, const double *c, int32_t terms,
    int32_t length, const void *inverse) {
    WIDE *target = right;
    const WIDE *r = registers;
    const WIDE *u = stages;
    const WIDE scale = *(const WIDE *)inverse;
    if (terms == 0) {
        for (int32_t i = 0; i < count; i++) target[i] = r[slots[i]];
        return;
    }
    for (int32_t i = 0; i < count; i++) target[i] = r[slots[i]] + scale * NAME(stage_sum)(u + i, c, terms, length);
}

static void NAME(conclude)(
    void *next, const void *registers, const void *last, const void *state, const void *absolute, double relative, int32_t count,
    void *errors, void *failures) {
    for (int part = 0; part < SLICES; part++) {
        S largest = NAME(all)(0);
        S failed = ((S *)failures)[part];
        for (int32_t i = 0; i < count; i++) {
            const long at = (long)i * SLICES + part;
            const S step = ((const S *)last)[at];
            const S end = ((const S *)registers)[at] + step;
            ((S *)next)[at] = end;
            const S before = (S)((SB)((const S *)state)[at] & ~SIGN);
            const S after = (S)((SB)end & ~SIGN);
            const S size = NAME(choose)(NAME(less)(before, after), after, before);
            const S error = (S)((SB)step & ~SIGN) / (((const S *)absolute)[at] + relative * size);
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
    void *registers, const int32_t *states, int32_t count, const void *start, const void *next, const void *stages, int32_t length,
    const void *weights, int32_t terms, const void *fraction) {
    for (int part = 0; part < SLICES; part++) {
        const SB inside = NAME(less)(NAME(all)(0), ((const S *)fraction)[part]);
        const S *w = (const S *)weights + part;
        for (int32_t i = 0; i < count; i++) {
            const long at = (long)states[i] * SLICES + part;
            const S before = ((const S *)start)[at];
            S sum = w[(long)terms * SLICES] * before + w[(long)(terms + 1) * SLICES] * ((const S *)next)[at];
            for (int32_t term = 0; term < terms; term++) {
                sum = sum + w[(long)term * SLICES] * ((const S *)stages)[at + (long)term * length * SLICES];
            }
            ((S *)registers)[at] = NAME(choose)(inside, sum, before);
        }
    }
}

#define TABLE(text) \
    { \
        text, NAME(run), NAME(factorise), NAME(solve), NAME(argument), NAME(extend), NAME(right_side), NAME(conclude), NAME(accept), \
            NAME(interpolate) \
    }
