/*
 * dashboard/portal/where.h - where the figures of an indicator's page come from, as models.
 *
 * The latest figure of each computed method, and the latest total of each method, with what it was
 * made from, and so on down to the wards. They are the city's, or those of the place and period that
 * the request names (where_ask.h: its keys); then reported figures as well.
 * Composites have their ranks, and the first
 * one its chart.
 */
#ifndef DASHBOARD_PORTAL_WHERE_H
#define DASHBOARD_PORTAL_WHERE_H

#include "dashboard/portal/tables.h"

/* { choices, action, index: { picture, points, paragraph }, trees, has_trees, ranks }; null where all figures are reported as they are. NULL on failure. */
MUST_CHECK json_t *where_model(const struct tables *tables, struct error *err);

#endif
