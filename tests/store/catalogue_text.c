/* tests/store/catalogue_text.c - see catalogue_text.h. */
#include "tests/store/catalogue_text.h"

#include "indicators/content.h"

#include "indicators/composite.h"

static void start(const char *kind, bool ids, int id, struct text *ret)
{
	text_addz(ret, kind);
	if (ids)
		text_addf(ret, "|#%d", id);
}

static void field(const char *z, struct text *ret)
{
	text_addf(ret, "|%s", z);
}

static void pair(const char *const text[LANG_COUNT], struct text *ret)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		field(text[lang], ret);
}

static void number(int64_t value, struct text *ret)
{
	text_addf(ret, "|%jd", (intmax_t)value);
}

static void end(struct text *ret)
{
	text_addc(ret, '\n');
}

static void decimal(struct decimal value, struct text *ret)
{
	text_addc(ret, '|');
	decimal_print(value, ret);
}

static void recipe(const struct method *method, struct text *ret)
{
	const struct composite *composite = method->composite;

	field(method->formula == NULL ? "" : method->formula, ret);
	if (composite == NULL)
		return;
	decimal(composite->full, ret);
	number(composite->decimals, ret);
	number(composite->policy, ret);
	decimal(composite->least, ret);
	for (int i = 0; i < composite->count; i++) {
		const struct composite_component *each = &composite->components[i];

		field(each->code, ret);
		field(each->method, ret);
		decimal(each->minimum, ret);
		decimal(each->maximum, ret);
		number(each->direction, ret);
		decimal(each->weight, ret);
	}
}

static void methods(const struct indicator *indicator, bool ids, struct text *ret)
{
	for (int i = 0; i < indicator->method_count; i++) {
		const struct method *method = &indicator->methods[i];

		start("  method", ids, method->id, ret);
		field(method->code, ret);
		pair(method->name, ret);
		pair(method->note, ret);
		field(method->reporter, ret);
		number(method->primary, ret);
		number(method->illustrative, ret);
		recipe(method, ret);
		end(ret);
	}
}

static void indicators(const struct catalogue *catalogue, bool ids, struct text *ret)
{
	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *indicator = &catalogue->indicators[i];

		start("indicator", ids, indicator->id, ret);
		number(indicator->order, ret);
		field(indicator->code, ret);
		field(indicator->pillar->code, ret);
		pair(indicator->name, ret);
		pair(indicator->definition, ret);
		field(indicator->unit->code, ret);
		pair(indicator->unit_name, ret);
		number(indicator->kind, ret);
		number(indicator->direction, ret);
		number(indicator->scale, ret);
		number(indicator->decimals, ret);
		field(indicator->frequency, ret);
		pair(indicator->numerator, ret);
		pair(indicator->denominator, ret);
		field(indicator->minimum, ret);
		field(indicator->maximum, ret);
		number(indicator->headline, ret);
		field(indicator->source, ret);
		number(indicator->rollup.places, ret);
		number(indicator->rollup.size, ret);
		number(indicator->rollup.time, ret);
		field(indicator->rollup.weight, ret);
		number(indicator->rollup.time_rule, ret);
		field(indicator->rollup.calendar, ret);
		end(ret);
		methods(indicator, ids, ret);
	}
}

static void calendars(const struct catalogue *catalogue, bool ids, struct text *ret)
{
	for (int i = 0; i < catalogue->calendar_count; i++) {
		const struct calendar *calendar = &catalogue->calendars[i];

		start("calendar", ids, calendar->id, ret);
		field(calendar->code, ret);
		pair(calendar->name, ret);
		number(calendar->month, ret);
		number(calendar->day, ret);
		number(calendar->minute, ret);
		end(ret);
	}
}

static void places(const struct catalogue *catalogue, bool ids, struct text *ret)
{
	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *place = &catalogue->places[i];

		start("place", ids, place->id, ret);
		field(place->code, ret);
		field(place->valid_from, ret);
		field(place->valid_until, ret);
		number(place->from_day, ret);
		number(place->until_day, ret);
		number(place->level, ret);
		pair(place->name, ret);
		pair(place->type, ret);
		field(place->other_names, ret);
		field(place->parent, ret);
		field(place->former_district, ret);
		number(place->population, ret);
		field(place->area_km2, ret);
		field(place->lat, ret);
		field(place->lon, ret);
		field(place->source, ret);
		end(ret);
	}
	for (int i = 0; i < catalogue->link_count; i++) {
		const struct place_link *link = &catalogue->links[i];

		text_addf(ret, "link|%s@%s|%s@%s", link->from->code, link->from->valid_from,
			link->to->code, link->to->valid_from);
		number(link->whole, ret);
		field(link->share, ret);
		field(link->basis, ret);
		field(link->source, ret);
		end(ret);
	}
}

static void people(const struct catalogue *catalogue, bool ids, struct text *ret)
{
	for (int i = 0; i < catalogue->reporter_count; i++) {
		const struct reporter *reporter = &catalogue->reporters[i];

		start("reporter", ids, reporter->id, ret);
		field(reporter->code, ret);
		pair(reporter->name, ret);
		field(reporter->valid_from, ret);
		field(reporter->valid_until, ret);
		field(reporter->successor, ret);
		field(reporter->source, ret);
		end(ret);
	}
	for (int i = 0; i < catalogue->source_count; i++) {
		const struct source *source = &catalogue->sources[i];

		start("source", ids, source->id, ret);
		field(source->code, ret);
		field(source->title, ret);
		field(source->publisher, ret);
		field(source->date, ret);
		field(source->url, ret);
		field(source->grade, ret);
		field(source->licence, ret);
		end(ret);
	}
}

static void decisions(const struct catalogue *catalogue, bool ids, struct text *ret)
{
	for (int i = 0; i < catalogue->decision_count; i++) {
		const struct decision *decision = &catalogue->decisions[i];

		start("decision", ids, decision->id, ret);
		field(decision->code, ret);
		field(decision->number, ret);
		field(decision->date, ret);
		pair(decision->issuer, ret);
		pair(decision->title, ret);
		field(decision->source, ret);
		end(ret);
	}
}

static void plans(const struct catalogue *catalogue, struct text *ret)
{
	for (int i = 0; i < catalogue->plan_count; i++) {
		const struct plan *plan = &catalogue->plans[i];

		text_addf(ret, "plan|%s|%s\n", plan->indicator->code, plan->place);
		for (int p = 0; p < plan->count; p++) {
			const struct plan_point *point = &plan->points[p];

			text_addf(ret, "  point|%s|%jd|%jd|", point->period.label,
				(intmax_t)point->period.from, (intmax_t)point->period.until);
			decimal_print(point->value, ret);
			number(point->comparator, ret);
			field(point->decision->code, ret);
			pair(point->note, ret);
			field(point->source, ret);
			number(point->superseded, ret);
			end(ret);
		}
	}
}

static void content(const struct catalogue *catalogue, struct text *ret)
{
	for (int i = 0; i < catalogue->content_count; i++) {
		const struct content_page *page = &catalogue->content[i];
		const char *const fields[] = { page->number, page->kind, page->level,
			page->audience, page->event, page->decision, page->date, page->from,
			page->until, page->link, page->source };

		text_addf(ret, "content|%s|%s", content_sections[page->section], page->slug);
		pair(page->title, ret);
		pair(page->summary, ret);
		pair(page->body, ret);
		pair(page->owner, ret);
		for (size_t f = 0; f < COUNT(fields); f++)
			field(fields[f], ret);
		end(ret);
		for (int m = 0; m < page->milestone_count; m++) {
			text_addf(ret, "  milestone|%s|%s|%s", page->milestones[m].period,
				page->milestones[m].state, page->milestones[m].source);
			pair(page->milestones[m].title, ret);
			end(ret);
		}
		for (int m = 0; m < page->indicator_count; m++)
			text_addf(ret, "  moves|%s\n", page->indicators[m]->code);
	}
}

void catalogue_text(const struct catalogue *catalogue, bool ids, struct text *ret)
{
	text_addf(ret, "catalogue|%s", catalogue->city);
	pair(catalogue->title, ret);
	end(ret);
	for (int i = 0; i < catalogue->pillar_count; i++) {
		start("pillar", ids, catalogue->pillars[i].id, ret);
		number(catalogue->pillars[i].order, ret);
		field(catalogue->pillars[i].code, ret);
		pair(catalogue->pillars[i].name, ret);
		end(ret);
	}
	indicators(catalogue, ids, ret);
	calendars(catalogue, ids, ret);
	places(catalogue, ids, ret);
	people(catalogue, ids, ret);
	decisions(catalogue, ids, ret);
	plans(catalogue, ret);
	content(catalogue, ret);
}
