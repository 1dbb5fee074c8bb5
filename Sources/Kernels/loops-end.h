// Undoes what loops.h defines, so that it can be included for the next instruction set.
#undef WIDE
#undef S
#undef SB
#undef SLICES
#undef TABLE
