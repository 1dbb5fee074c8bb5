// The loops, included once for each instruction set and precision with NAME(x) defined, after the header of the precision.

/// What everything is computed with: as many numbers as fill a register.
typedef REAL NAME(slice) __attribute__((vector_size(SLICE), aligned(SLICE)));
typedef BITS NAME(slice_bits) __attribute__((vector_size(SLICE), aligned(SLICE)));

#define S NAME(slice)
#define SB NAME(slice_bits)
#define SLICES (64 / SLICE)

// MARK: Elementary functions
//
// Without branches, because lanes differ, and the engine's own, because a library would change results. Outside the reals the answers
// are chosen so that a state a tolerance below zero does no harm: the logarithm of anything below the smallest normal number is that of
// the smallest normal number, and zero or less to a positive power is zero. What is not a number stays so.

static inline __attribute__((always_inline)) S NAME(all)(REAL value) { return value - (S){}; }
static inline __attribute__((always_inline)) SB NAME(less)(S a, S b) { return (SB)(a < b); }
static inline __attribute__((always_inline)) S NAME(choose)(SB mask, S yes, S no) {
    return (S)(((SB)yes & mask) | ((SB)no & ~mask));
}
static inline __attribute__((always_inline)) S NAME(magnitude)(S x) { return (S)((SB)x & ~SIGN); }
/// 2 to the power of an integral value that is the exponent of a normal number.
static inline __attribute__((always_inline)) S NAME(power_of_two)(S x) {
    return (S)((SB)(x + (INTEGER_SHIFT + BIAS)) << SIGNIFICAND_BITS);
}
#define PLUS(a, b, c) FUSED(a, NAME(all)(b), NAME(all)(c))

/// exp(upper + lower), where `lower` is small against one.
static inline __attribute__((always_inline)) S NAME(exponential_of)(S upper, S lower) {
    S limit = NAME(all)(EXPONENT_LIMIT);
    S x = NAME(choose)(NAME(less)(limit, upper), limit, upper);
    x = NAME(choose)(NAME(less)(x, -limit), -limit, x);
    S n = PLUS(x, (REAL)1.4426950408889634, INTEGER_SHIFT) - INTEGER_SHIFT;
    S r = FUSED(-n, NAME(all)(LN2_LOWER), FUSED(-n, NAME(all)(LN2_UPPER), x)) + lower;
    S tail = EXPONENTIAL_TAIL(r);
    S value = (REAL)1 + FUSED(r * r, tail, r);
    // In two halves, because 2ⁿ alone may not be representable where the result is.
    S half = PLUS(n, (REAL)0.5, INTEGER_SHIFT) - INTEGER_SHIFT;
    return (value * NAME(power_of_two)(half)) * NAME(power_of_two)(n - half);
}

/// The logarithm as a sum of two numbers, about five bits better than one.
static inline __attribute__((always_inline)) S NAME(logarithm_parts)(S x, S *lower) {
    S floor = NAME(all)(SMALLEST_NORMAL);
    S normal = NAME(choose)(NAME(less)(x, floor), floor, x);
    // Exponent and significand, the latter from √½ up to √2.
    SB shifted = (SB)normal + (ONE - ROOT_HALF);
    S e = (S)((shifted >> SIGNIFICAND_BITS) | TWO_TO_SIGNIFICAND_IN_BITS) - (TWO_TO_SIGNIFICAND + BIAS);
    S m = (S)((shifted & SIGNIFICAND) + ROOT_HALF);
    S f = m - (REAL)1;
    S s = f / ((REAL)2 + f);
    S z = s * s;
    // ln(1+f) = f − f²/2 + s (f²/2 + R), with R = 2 (z/3 + z²/5 + …) from the series of the inverse hyperbolic tangent.
    S series = z * LOGARITHM_SERIES(z);
    S half = f * (REAL)0.5;
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
    case kernel_magnitude: return NAME(magnitude)(a);
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

static inline __attribute__((always_inline)) REAL NAME(computed_one)(int32_t operation, REAL a, REAL b, REAL c) {
    const S value = NAME(computed)(operation, NAME(all)(a), NAME(all)(b), NAME(all)(c));
    return value[0];
}

static void NAME(run_one)(const kernel_instruction *code, int32_t count, void *memory, void *solution) {
#define AT(place) ((place) < kernel_solution ? (REAL *)memory + (place) : (REAL *)solution + ((place) - kernel_solution))
    for (const kernel_instruction *k = code; k < code + count; k++) {
        *AT(k->target) = NAME(computed_one)(k->operation, *AT(k->a), *AT(NAME(operand)(k->b, k->a)), *AT(NAME(operand)(k->c, k->a)));
    }
#undef AT
}

static double NAME(power_one)(double x, double y) { return NAME(computed_one)(kernel_power, (REAL)x, (REAL)y, 0); }

static inline __attribute__((always_inline)) void NAME(apply_run)(
    int32_t operation, const kernel_instruction *code, const kernel_instruction *end, void *memory) {
    S *r = memory;
    for (; code < end; code++) {
        for (long part = 0; part < SLICES; part++) {
            const S x = r[(long)code->a * SLICES + part];
            const S y = r[(long)NAME(operand)(code->b, code->a) * SLICES + part];
            r[(long)code->target * SLICES + part] = NAME(applied)(operation, x, y);
        }
    }
}

/// As many instructions at once as a slice has places.
static inline __attribute__((always_inline)) void NAME(apply_run_one)(
    int32_t operation, const kernel_instruction *code, const kernel_instruction *end, void *memory) {
    REAL *r = memory;
    const long width = SLICE / sizeof(REAL);
    for (; code < end; code += width) {
        const long count = end - code < width ? end - code : width;
        REAL first[SLICE / sizeof(REAL)] __attribute__((aligned(64))) = {0};
        REAL second[SLICE / sizeof(REAL)] __attribute__((aligned(64))) = {0};
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
static void NAME(apply_one)(const kernel_instruction *code, int32_t count, void *memory) { EACH_RUN(NAME(apply_run_one)) }

#undef EACH_RUN

// MARK: Stages

/// sum + Σ w u from a term on, fused from the left.
static inline __attribute__((always_inline)) S NAME(weighted)(
    S sum, const S *weights, const S *u, long apart, int32_t first, int32_t terms) {
    for (int32_t term = first; term < terms; term++) sum = FUSED(weights[term], u[term * apart], sum);
    return sum;
}

/// The same from the first term on and without a sum, with the rests of the weights first, since they are small.
static inline __attribute__((always_inline)) S NAME(weighted_wholly)(
    const S *weights, const S *rests, const S *u, long apart, int32_t terms) {
    if (!HAS_RESTS) return NAME(weighted)(weights[0] * u[0], weights, u, apart, 1, terms);
    return NAME(weighted)(NAME(weighted)(rests[0] * u[0], rests, u, apart, 1, terms), weights, u, apart, 0, terms);
}

static inline __attribute__((always_inline)) void NAME(advance_by)(
    S *restrict argument, S *restrict offset, const S *restrict y, const S *restrict u, const double *a, const double *c, int32_t terms,
    int32_t extends, int32_t length, const S *scale) {
    const long apart = (long)length * SLICES;
    S weights[7], rests[7], offset_weights[7], offset_rests[7];
    for (int32_t term = 0; term < terms; term++) {
        weights[term] = NAME(all)((REAL)a[term]);
        rests[term] = NAME(all)((REAL)(a[term] - (REAL)a[term]));
        offset_weights[term] = NAME(all)((REAL)c[term]);
        offset_rests[term] = NAME(all)((REAL)(c[term] - (REAL)c[term]));
    }
    for (long i = 0; i < apart; i++) {
        if (extends) {
            argument[i] = argument[i] + u[(terms - 1) * apart + i];
        } else if (HAS_RESTS) {
            argument[i] = y[i] + NAME(weighted_wholly)(weights, rests, u + i, apart, terms);
        } else {
            argument[i] = NAME(weighted)(y[i], weights, u + i, apart, 0, terms);
        }
        offset[i] = scale[i % SLICES] * NAME(weighted_wholly)(offset_weights, offset_rests, u + i, apart, terms);
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
        break;
    CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) CASE(7)
    default: __builtin_trap();
    }
#undef CASE
}

/// The larger of two numbers; the first if they cannot be compared.
static inline __attribute__((always_inline)) S NAME(larger)(S a, S b) { return NAME(choose)(NAME(less)(a, b), b, a); }

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
            const S size = NAME(larger)(before, after);
            const S error = NAME(magnitude)(step) / (((const S *)absolute)[at] + (REAL)relative * size);
            largest = NAME(larger)(largest, error);
            // Zero times what is infinite or not a number is not a number.
            failed = failed + (error + end) * (REAL)0;
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

// MARK: Looks

#define NUMBERS ((long)(SLICE / sizeof(REAL)))

/// What is listed for a slice of looks.
static inline __attribute__((always_inline)) SB NAME(lanes_of)(const int32_t *lanes, int part) {
    SB list = {0};
    for (long i = 0; i < NUMBERS; i++) list[i] = (BITS)lanes[part * NUMBERS + i];
    return list;
}

/// For each place the number of the lane that is listed for it.
static inline __attribute__((always_inline)) S NAME(picked)(const S *packet, SB lanes) {
    S numbers = SHUFFLED(packet[0], lanes);
    for (long part = 1; part < SLICES; part++) {
        const SB isHere = (SB)(lanes >= (BITS)(part * NUMBERS));
        numbers = NAME(choose)(isHere, SHUFFLED(packet[part], lanes), numbers);
    }
    return numbers;
}

static void NAME(interpolate)(
    void *target, const int32_t *places, int32_t count, const void *start, const void *next, const void *stages, int32_t length,
    const void *weights, int32_t terms, const void *fraction, const int32_t *lanes) {
    for (int part = 0; part < SLICES; part++) {
        const SB list = NAME(lanes_of)(lanes, part);
        const SB inside = NAME(less)(NAME(all)(0), ((const S *)fraction)[part]);
        const S *w = (const S *)weights + part;
        for (int32_t i = 0; i < count; i++) {
            const long at = (long)places[i] * SLICES;
            const S before = NAME(picked)((const S *)start + at, list);
            const S after = NAME(picked)((const S *)next + at, list);
            S sum = FUSED(w[(long)(terms + 1) * SLICES], after, w[(long)terms * SLICES] * before);
            for (int32_t term = 0; term < terms; term++) {
                const S stage = NAME(picked)((const S *)stages + at + (long)term * length * SLICES, list);
                sum = FUSED(w[(long)term * SLICES], stage, sum);
            }
            ((S *)target)[at + part] = NAME(choose)(inside, sum, before);
        }
    }
}

static void NAME(pick)(void *memory, const kernel_copy *copies, int32_t count, const int32_t *lanes) {
    for (int part = 0; part < SLICES; part++) {
        const SB list = NAME(lanes_of)(lanes, part);
        for (int32_t i = 0; i < count; i++) {
            const S *packet = (const S *)memory + (long)copies[i].from * SLICES;
            ((S *)memory)[(long)copies[i].to * SLICES + part] = NAME(picked)(packet, list);
        }
    }
}

#undef NUMBERS

typedef double NAME(eight) __attribute__((vector_size(64), aligned(8)));
typedef REAL NAME(eight_numbers) __attribute__((vector_size(8 * sizeof(REAL)), aligned(sizeof(REAL))));

/// Swaps rows and columns of an array of eight by eight: blocks of one, of two and of four.
static inline __attribute__((always_inline)) void NAME(transpose)(NAME(eight) *rows) {
#define SWAP(distance, first, second)                                                          \
    for (int i = 0; i < 8; i++) {                                                              \
        if (i & distance) continue;                                                            \
        const NAME(eight) a = rows[i], b = rows[i + distance];                                 \
        rows[i] = __builtin_shufflevector(a, b, first);                                        \
        rows[i + distance] = __builtin_shufflevector(a, b, second);                            \
    }
#define LIST(...) __VA_ARGS__
    SWAP(1, LIST(0, 8, 2, 10, 4, 12, 6, 14), LIST(1, 9, 3, 11, 5, 13, 7, 15))
    SWAP(2, LIST(0, 1, 8, 9, 4, 5, 12, 13), LIST(2, 3, 10, 11, 6, 7, 14, 15))
    SWAP(4, LIST(0, 1, 2, 3, 8, 9, 10, 11), LIST(4, 5, 6, 7, 12, 13, 14, 15))
#undef LIST
#undef SWAP
}

static void NAME(read)(const void *memory, const int32_t *places, int32_t count, int32_t looks, double *rows) {
    const long width = 64 / sizeof(REAL);
    const REAL *numbers = memory;
    int32_t done = 0;
    for (; done + 8 <= count; done += 8) {
        for (int32_t first = 0; first < looks; first += 8) {
            NAME(eight) tile[8];
            for (int i = 0; i < 8; i++) {
                const REAL *packet = numbers + places[done + i] * width + first;
                tile[i] = __builtin_convertvector(*(const NAME(eight_numbers) *)packet, NAME(eight));
            }
            NAME(transpose)(tile);
            for (int i = 0; i < 8; i++) {
                if (first + i < looks) *(NAME(eight) *)(rows + (long)(first + i) * count + done) = tile[i];
            }
        }
    }
    for (; done < count; done++) {
        for (long look = 0; look < looks; look++) rows[look * count + done] = numbers[places[done] * width + look];
    }
}
