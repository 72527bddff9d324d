/* indicators/plan.c - see plan.h. */
#include "indicators/plan.h"

const char *const plan_comparators[] = { "at-least", "more-than", "at-most", "less-than", NULL };

bool plan_point_met(const struct plan_point *point, struct decimal value)
{
	int order = decimal_compare(value, point->value);

	switch (point->comparator) {
	case COMPARE_AT_LEAST:
		return order >= 0;
	case COMPARE_MORE_THAN:
		return order > 0;
	case COMPARE_AT_MOST:
		return order <= 0;
	case COMPARE_LESS_THAN:
		return order < 0;
	}
	return false;
}

/* The last point in force that ends before `until` (strictly), or NULL. */
static const struct plan_point *before(const struct plan *plan, int64_t until)
{
	const struct plan_point *found = NULL;

	for (int i = 0; i < plan->count; i++)
		if (!plan->points[i].superseded && plan->points[i].period.until < until &&
			(found == NULL || plan->points[i].period.until > found->period.until))
			found = &plan->points[i];
	return found;
}

const struct plan_point *plan_target(const struct plan *plan)
{
	return before(plan, INT64_MAX);
}

const struct plan_point *plan_next(const struct plan *plan, int64_t until)
{
	const struct plan_point *found = NULL;

	for (int i = 0; i < plan->count; i++)
		if (!plan->points[i].superseded && plan->points[i].period.until >= until &&
			(found == NULL || plan->points[i].period.until < found->period.until))
			found = &plan->points[i];
	return found;
}

const struct plan_point *plan_point_at(const struct plan *plan, int64_t until)
{
	const struct plan_point *next = plan_next(plan, until);

	return next != NULL && next->period.until == until ? next : NULL;
}

/* value = last + (next - last) * elapsed / whole, rounded once, to `scale` digits. */
static bool between(const struct plan_point *last, const struct plan_point *next, int64_t until,
	int scale, struct decimal *ret)
{
	struct decimal rise, way;

	return decimal_subtract(next->value, last->value, &rise) &&
		decimal_part(rise, until - last->period.until,
			next->period.until - last->period.until, scale, &way) &&
		decimal_add(last->value, way, ret);
}

bool plan_path_at(const struct plan *plan, int64_t until, struct decimal *ret)
{
	const struct plan_point *next = plan_next(plan, until);
	const struct plan_point *last = before(plan, until);
	int scale;

	if (next != NULL && next->period.until == until) {
		*ret = next->value;
		return true;
	}
	if (next == NULL || last == NULL)
		return false;
	scale = (next->value.scale > last->value.scale ? next->value.scale : last->value.scale) +
		PLAN_EXTRA_DIGITS;
	if (scale > DECIMAL_MAX_SCALE)
		scale = DECIMAL_MAX_SCALE;
	while (scale > 0 && !between(last, next, until, scale, ret))
		scale--;
	return scale > 0 || between(last, next, until, 0, ret);
}

bool plan_value_at(const struct plan *plan, int64_t until, int scale, struct decimal *ret)
{
	struct decimal value;

	if (!plan_path_at(plan, until, &value))
		return false;
	*ret = plan_point_at(plan, until) != NULL ? value : decimal_round(value, scale);
	return true;
}
