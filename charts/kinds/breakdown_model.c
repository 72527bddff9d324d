/*
 * charts/kinds/breakdown_model.c - what each component gives to an index:
 * its value by its part of the weights, unless the asker says it.
 */
#include "charts/kinds/breakdown.h"

#include <math.h>

enum { MORE_DIGITS = 1 }; /* of a contribution, after those of the value */

/* 10^digits; digits are those of a decimal. */
static int64_t power(int digits)
{
	int64_t ret = 1;

	while (digits-- > 0)
		ret *= 10;
	return ret;
}

/* value * weight / all weights. */
static bool contribute(struct decimal value, struct decimal weight, struct decimal all, int scale,
	struct decimal *ret)
{
	if (weight.scale > all.scale || all.units <= 0 || weight.units < 0 ||
		weight.units > INT64_MAX / power(all.scale - weight.scale))
		return false;
	return decimal_part(
		value, weight.units * power(all.scale - weight.scale), all.units, scale, ret);
}

static void add_weights(struct breakdown_model *model)
{
	model->weighted = model->weights_summed = model->count > 0;
	for (size_t i = 0; i < model->count; i++) {
		const struct chart_row *row = model->parts[i].row->row;

		model->weighted = model->weighted && row->weighted && row->weight.units >= 0;
		model->weights_summed = model->weights_summed && model->weighted &&
			decimal_add(model->weights, row->weight, &model->weights);
	}
	if (model->weights.units <= 0)
		model->weighted = model->weights_summed = false;
	for (size_t i = 0; i < model->count; i++) {
		const struct chart_row *row = model->parts[i].row->row;

		model->parts[i].weight = model->weights_summed
			? decimal_double(row->weight) / decimal_double(model->weights)
			: 1.0 / (double)model->count;
	}
}

static void add_contributions(struct breakdown_model *model)
{
	int scale = 0;

	for (size_t i = 0; i < model->count; i++)
		if (frame_known(model->parts[i].cell))
			scale = model->parts[i].cell->observation->value.scale > scale
				? model->parts[i].cell->observation->value.scale
				: scale;
	scale += scale < DECIMAL_MAX_SCALE ? MORE_DIGITS : 0;
	model->summed = model->count > 0;
	for (size_t i = 0; i < model->count; i++) {
		struct component *part = &model->parts[i];
		const struct chart_row *row = part->row->row;

		if (!frame_known(part->cell)) {
			model->missing++;
			model->missing_weight += part->weight;
		} else if (row->contributing) {
			part->given = true;
			part->contribution = row->contribution;
		} else if (model->weights_summed) {
			part->given = contribute(part->cell->observation->value, row->weight,
				model->weights, scale, &part->contribution);
		}
		model->summed = model->summed && part->given &&
			decimal_add(model->sum, part->contribution, &model->sum);
	}
}

/* The digits of the contributions, without zeros that all of them end in. */
static int digits_of(const struct breakdown_model *model)
{
	int digits = 0;

	for (size_t i = 0; i < model->count; i++) {
		struct decimal least = decimal_trim(model->parts[i].contribution);

		digits = least.scale > digits ? least.scale : digits;
	}
	return digits;
}

struct decimal breakdown_shown(const struct breakdown_model *model, struct decimal contribution)
{
	return contribution.scale > model->digits ? decimal_round(contribution, model->digits)
						  : contribution;
}

/* What a component is at its best: as asked, or the next of 1, 10, 100 ... */
static struct decimal full_of(const struct frame *frame, const struct breakdown_model *model)
{
	double highest = 0;
	struct decimal full = { 1, 0 };

	for (size_t i = 0; i < model->count; i++)
		highest = fmax(highest, model->parts[i].cell->y);
	if (model->total != NULL)
		highest = fmax(highest, model->total->cells[model->column].y);
	if (decimal_double(frame->request->options.full) >= highest &&
		frame->request->options.full.units > 0)
		return frame->request->options.full;
	if (frame->request->unit->share)
		full.units = 100;
	while (decimal_double(full) < highest && full.units < INT64_MAX / 10)
		full.units *= 10;
	return full;
}

void breakdown_model(const struct frame *frame, struct arena *arena, struct breakdown_model *ret)
{
	struct breakdown_model model = { .parts = arena_new(
						 arena, frame->row_count, sizeof *model.parts) };

	model.columned = frame_latest_column(frame, &model.column);
	for (size_t i = 0; i < frame->row_count && model.columned; i++) {
		const struct frame_row *row = &frame->rows[i];
		const struct frame_point *cell = &row->cells[model.column];

		if (frame_known(cell) && cell->observation->value.units < 0 &&
			model.outside == NULL) {
			model.parts[model.count] = (struct component){ .row = row, .cell = cell };
			model.outside = &model.parts[model.count];
		}
		if (row->row->total && model.total == NULL && model.outside == NULL)
			model.total = row;
		else
			model.parts[model.count++] = (struct component){ .row = row, .cell = cell };
	}
	if (model.outside == NULL) {
		add_weights(&model);
		add_contributions(&model);
		model.digits = digits_of(&model);
		if (model.columned)
			model.full = full_of(frame, &model);
	}
	*ret = model;
}

bool breakdown_differs(const struct breakdown_model *model)
{
	const struct frame_point *total = model->total == NULL
		? NULL
		: &model->total->cells[model->column];
	struct decimal left;
	double rounding;

	if (total == NULL || !frame_known(total) || !model->summed || model->missing > 0 ||
		!decimal_subtract(total->observation->value, model->sum, &left))
		return false;
	rounding = 0.5 * pow(10, -total->observation->value.scale) +
		0.5 * (double)model->count * pow(10, -model->sum.scale);
	return fabs(decimal_double(left)) > rounding * (1 + 1e-9);
}
