/*
 * indicators/student.h - Student's t distribution.
 *
 * By the continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8 and
 * 26.7.1); `freedom` may be any number from 1 up. Right to 1e-12.
 */
#ifndef INDICATORS_STUDENT_H
#define INDICATORS_STUDENT_H

/* The chance of a value below `at`. */
double student_below(double at, double freedom);

/* The value that a share of `below` lies under; 0 < below < 1. */
double student_quantile(double below, double freedom);

#endif
