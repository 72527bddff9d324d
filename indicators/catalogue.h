/*
 * indicators/catalogue.h - everything that is declared, in memory.
 *
 * Plain values, loaded once and then only read. All pointers live in the
 * arena the catalogue was loaded into. Arrays are in declared order.
 */
#ifndef INDICATORS_CATALOGUE_H
#define INDICATORS_CATALOGUE_H

#include "indicators/calendar.h"
#include "indicators/indicator.h"
#include "indicators/place.h"
#include "indicators/plan.h"
#include "indicators/unit.h"

struct reporter {
	int id;
	const char *code;
	const char *name[LANG_COUNT];
	const char *valid_from, *valid_until; /* "" unknown / still there */
	const char *successor; /* code; "" for none */
	const char *source;
};

/* How far a source can be trusted (data/hcmc/SOURCES.md). */
struct source {
	int id;
	const char *code;
	const char *title, *publisher, *date, *url; /* "" where there is none */
	const char *grade; /* official, press, secondary, copy, founding */
	const char *licence;
};

struct content_page; /* indicators/content.h */
struct catalogue {
	const char *city, *title[LANG_COUNT]; /* `city`: place code the overview is about */
	const char *licence, *licence_url; /* of the published data; "" where none is stated */
	const struct calendar *calendars;
	const struct pillar *pillars;
	const struct indicator *indicators;
	const struct place *places;
	const int *places_by_code; /* indices of `places`; NULL: look-ups scan (catalogue_index) */
	const struct place_link *links;
	const struct reporter *reporters;
	const struct source *sources;
	const struct decision *decisions;
	const struct plan *plans;
	const struct content_page *content;
	int calendar_count, pillar_count, indicator_count, place_count, link_count, reporter_count,
		source_count, decision_count, plan_count, content_count;
};

/* Makes look-ups of places quick; for a catalogue that imports or editions go through. */
struct arena;
void catalogue_index(struct arena *arena, struct catalogue *catalogue);

/* All return NULL when there is none. */
const struct indicator *catalogue_indicator(const struct catalogue *catalogue, const char *code);
/* The method of an id, and whose it is. */
const struct method *catalogue_method_id(
	const struct catalogue *catalogue, int64_t id, const struct indicator **ret_indicator);
/* The indicator that one of its own methods belongs to. */
const struct indicator *catalogue_of_method(
	const struct catalogue *catalogue, const struct method *method);
const struct calendar *catalogue_calendar(const struct catalogue *catalogue, const char *code);
const struct source *catalogue_source(const struct catalogue *catalogue, const char *code);
const struct reporter *catalogue_reporter(const struct catalogue *catalogue, const char *code);
const struct decision *catalogue_decision(const struct catalogue *catalogue, const char *code);
const struct place *catalogue_place_id(const struct catalogue *catalogue, int id);

/* By `CODE@VALID_FROM`, or by `CODE`: the one that existed on `day`. */
const struct place *catalogue_place(const struct catalogue *catalogue, const char *key, int day);

/* Does any place have the code, whenever it existed? */
bool catalogue_has_place(const struct catalogue *catalogue, const char *code);

const struct plan *catalogue_plan(const struct catalogue *catalogue,
	const struct indicator *indicator, const char *place_code);

#endif
