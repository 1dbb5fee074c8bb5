// The loops in both precisions, included once for each instruction set with SET(precision, x), SLICE and SHUFFLED defined.

#define NAME(x) SET(double, x)
#include "double.h"
#include "loops.h"
#include "loops-end.h"
#define NAME(x) SET(single, x)
#include "single.h"
#include "loops.h"
#include "loops-end.h"
