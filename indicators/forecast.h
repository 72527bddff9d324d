/*
 * indicators/forecast.h - where a series is heading, and how sure that is.
 *
 * Two models on the declared scale: a straight line (least squares) and Holt's exponential
 * smoothing with a damped trend (Gardner and McKenzie 1985; gaps by the same damping in continuous
 * time). Every past moment is replayed: both models are fitted to what was known then and their
 * later errors kept. The model with the smaller errors is used; its errors give the width, by
 * Student's t so that few errors make it wide, and the width is then stretched or shrunk as often
 * as its own past intervals missed (adaptive conformal inference, Gibbs and Candès 2021).
 */
#ifndef INDICATORS_FORECAST_H
#define INDICATORS_FORECAST_H

#include "indicators/comparable.h"
#include "indicators/scale_math.h"

enum forecast_model { FORECAST_LINE, FORECAST_DAMPED, FORECAST_MODELS };

/* Why there is no forecast. */
enum forecast_lack { FORECAST_MADE, FORECAST_TOO_SHORT, FORECAST_NEVER_MOVED };

/* Points: at least and at most (the latest) looked at; the periods ahead with a width of their own. */
enum { FORECAST_LEAST = 4, FORECAST_POINTS = 15, FORECAST_AHEAD = 5 };

struct forecast {
	enum forecast_lack lack;
	enum forecast_model model;
	int points; /* used: after a flat start */
	int longest; /* periods: no further ahead than the points reach back */
	int past, within; /* its own past 80 % intervals with an outcome, and those that held it */
	/* Private. */
	double level, slope, damping, gap; /* on the scale; a period is 1 / gap of the usual step */
	double spread, freedom, stretch[FORECAST_AHEAD];
};

/*
 * From values on a scale at rising whole periods; errors of one step are taken as at least `floor`.
 * Pure: the same figures give the same forecast.
 */
struct forecast forecast_make(const double *values, const int *at, size_t count, double floor);

/* From comparable figures. */
struct forecast forecast_of(const struct comparable *comparable, const struct scale *scale);

/* Of a forecast that was made, so many periods after the latest figure, on the scale: */
double forecast_value(const struct forecast *forecast, int periods);
double forecast_quantile(const struct forecast *forecast, int periods, double below);
double forecast_chance_below(const struct forecast *forecast, int periods, double value);

#endif
