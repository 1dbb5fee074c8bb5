/* The population with CVODE (SUNDIALS), tuned: compiled right-hand side, analytic sparse Jacobian, KLU with AMD ordering whose
 * symbolic analysis is made once, what depends on parameters alone derived once, a restart at each dose and no other event.
 *
 * What was tried and kept, each worth 3 to 10 %: no scaling of rows in KLU (the matrix is near the identity), block triangular form
 * on, 32-bit indices, a Newton iteration that stops at half the error of the step and not at a tenth, a factorisation kept until
 * the step has changed by half and not by 0.3. Of no use: fused vector operations, more or fewer steps between factorisations.
 *
 *   cvode FOLDER RTOL [ATOL-FACTOR] [PATIENTS] [OUTPUT]
 *
 * FOLDER is what `peers prepare` wrote; absolute tolerances are those of states.tsv times RTOL times ATOL-FACTOR (1).
 * Prints processor time and work for each patient; OUTPUT gets the read-outs by patient, time and read-out.
 */
#include <cvodes/cvodes.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_sparse.h>
#include <time.h>

extern const int squall_species, squall_parameters, squall_readouts, squall_derived, squall_entries;
extern const int squall_column_starts[], squall_entry_rows[];
void squall_initial_values(const double *p, double *y);
void squall_read(const double *y, const double *p, double *r);
void squall_derive(const double *p, double *q);
void squall_prepared_rates(const double *y, const double *p, const double *q, double *f);
void squall_prepared_jacobian(const double *y, const double *p, const double *q, double *j);

typedef struct { double *p, *q; } numbers;
typedef struct { double time, amount; int kind, index; } event;

static int rates(sunrealtype t, N_Vector y, N_Vector f, void *data) {
    const numbers *n = data;
    squall_prepared_rates(N_VGetArrayPointer(y), n->p, n->q, N_VGetArrayPointer(f));
    return 0;
}

static int jacobian(sunrealtype t, N_Vector y, N_Vector f, SUNMatrix J, void *data, N_Vector a, N_Vector b, N_Vector c) {
    const numbers *n = data;
    /* The solver may have left the pattern of another matrix. */
    memcpy(SUNSparseMatrix_IndexPointers(J), squall_column_starts, (squall_species + 1) * sizeof(int));
    memcpy(SUNSparseMatrix_IndexValues(J), squall_entry_rows, squall_entries * sizeof(int));
    squall_prepared_jacobian(N_VGetArrayPointer(y), n->p, n->q, SUNSparseMatrix_Data(J));
    return 0;
}

/* A restart would throw the symbolic analysis away. */
static SUNErrCode keep_analysis(SUNLinearSolver S) { return SUN_SUCCESS; }

static void fail(const char *what) {
    fprintf(stderr, "cvode: %s\n", what);
    exit(1);
}

static FILE *open_file(const char *folder, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    if (!file) fail(path);
    return file;
}

static double number(FILE *file) {
    double value;
    if (fscanf(file, "%lf", &value) != 1) fail("a number is missing");
    return value;
}

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

static int count_lines(const char *folder, const char *name) {
    FILE *file = open_file(folder, name);
    int lines = 0;
    for (int c; (c = fgetc(file)) != EOF;) lines += c == '\n';
    fclose(file);
    return lines;
}

int main(int argc, char **argv) {
    if (argc < 3) fail("usage: cvode FOLDER RTOL [ATOL-FACTOR] [PATIENTS] [OUTPUT]");
    const char *folder = argv[1];
    const double rtol = atof(argv[2]), factor = argc > 3 ? atof(argv[3]) : 1;
    const int species = squall_species, readouts = squall_readouts;

    FILE *file = open_file(folder, "span.tsv");
    const double start = number(file), end = number(file);
    fclose(file);
    const int samples = count_lines(folder, "samples.tsv"), events = count_lines(folder, "events.tsv");
    int patients = count_lines(folder, "population.tsv") - 1;
    if (argc > 4 && atoi(argv[4]) < patients) patients = atoi(argv[4]);
    double *times = malloc(samples * sizeof *times);
    file = open_file(folder, "samples.tsv");
    for (int i = 0; i < samples; i++) times[i] = number(file);
    fclose(file);
    event *list = malloc(events * sizeof *list);
    file = open_file(folder, "events.tsv");
    for (int i = 0; i < events; i++) {
        list[i].time = number(file);
        list[i].kind = number(file);
        list[i].index = number(file);
        list[i].amount = number(file);
    }
    fclose(file);

    SUNContext context;
    SUNContext_Create(SUN_COMM_NULL, &context);
    N_Vector y = N_VNew_Serial(species, context), atol = N_VNew_Serial(species, context);
    file = open_file(folder, "states.tsv");
    for (int i = 0; i < species; i++) {
        if (fscanf(file, "%*s") != 0) fail("a name is missing");
        NV_Ith_S(atol, i) = number(file) * rtol * factor;
    }
    fclose(file);
    double *population = malloc(sizeof(double) * patients * squall_parameters);
    file = open_file(folder, "population.tsv");
    for (int c; (c = fgetc(file)) != '\n';) {}
    for (int i = 0; i < patients * squall_parameters; i++) population[i] = number(file);
    fclose(file);

    numbers n = {malloc(sizeof(double) * squall_parameters), malloc(sizeof(double) * squall_derived)};
    double *out = malloc(sizeof(double) * patients * samples * readouts);
    SUNMatrix J = SUNSparseMatrix(species, species, squall_entries, CSC_MAT, context);
    SUNLinearSolver S = SUNLinSol_KLU(y, J, context);
    SUNLinSol_KLUSetOrdering(S, 0);
    SUNLinSol_KLUGetCommon(S)->scale = -1;
    void *solver = CVodeCreate(CV_BDF, context);
    long steps = 0, calls = 0, jacobians = 0, setups = 0, failures = 0;
    int is_new = 1;

    const double begin = seconds();
    for (int patient = 0; patient < patients; patient++) {
        memcpy(n.p, population + (long)patient * squall_parameters, sizeof(double) * squall_parameters);
        squall_derive(n.p, n.q);
        squall_initial_values(n.p, N_VGetArrayPointer(y));
        double t = start;
        int sample = 0, next = 0;
        while (t < end) {
            int changed = 0;
            for (; next < events && list[next].time <= t; next++) {
                if (list[next].kind == 0) NV_Ith_S(y, list[next].index) += list[next].amount;
                else if (list[next].kind == 1) n.p[list[next].index] += list[next].amount, changed = 1;
                else n.p[list[next].index] = list[next].amount, changed = 1;
            }
            if (changed) squall_derive(n.p, n.q);
            if (is_new) {
                CVodeInit(solver, rates, t, y);
                CVodeSVtolerances(solver, rtol, atol);
                CVodeSetUserData(solver, &n);
                CVodeSetMaxNumSteps(solver, 1000000);
                CVodeSetLinearSolver(solver, S, J);
                CVodeSetJacFn(solver, jacobian);
                CVodeSetNonlinConvCoef(solver, 0.5);
                CVodeSetDeltaGammaMaxLSetup(solver, 0.5);
                is_new = 0;
            } else {
                CVodeReInit(solver, t, y);
            }
            const double stop = next < events && list[next].time < end ? list[next].time : end;
            CVodeSetStopTime(solver, stop);
            while (t < stop) {
                const int is_sample = sample < samples && times[sample] < stop;
                const int flag = CVode(solver, is_sample ? times[sample] : stop, y, &t, CV_NORMAL);
                if (flag < 0) fail("a step failed");
                if (is_sample && t == times[sample]) {
                    squall_read(N_VGetArrayPointer(y), n.p, out + ((long)patient * samples + sample) * readouts);
                    sample++;
                }
                S->ops->initialize = keep_analysis;
            }
            long a, b, c, d, e;
            CVodeGetNumSteps(solver, &a);
            CVodeGetNumRhsEvals(solver, &b);
            CVodeGetNumJacEvals(solver, &c);
            CVodeGetNumLinSolvSetups(solver, &d);
            CVodeGetNumErrTestFails(solver, &e);
            steps += a, calls += b, jacobians += c, setups += d, failures += e;
        }
        if (sample != samples) fail("a sample was missed");
    }
    const double time = seconds() - begin, each = 1.0 / patients;
    printf("{\"milliseconds\": %.6f, \"steps\": %.2f, \"rejected\": %.2f, \"rates\": %.2f, \"jacobians\": %.2f, \"factorisations\": %.2f}\n",
        1000 * time * each, steps * each, failures * each, calls * each, jacobians * each, setups * each);
    if (argc > 5) {
        FILE *output = fopen(argv[5], "wb");
        fwrite(out, sizeof(double), (size_t)patients * samples * readouts, output);
        fclose(output);
    }
    return 0;
}
