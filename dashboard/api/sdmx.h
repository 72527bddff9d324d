/*
 * dashboard/api/sdmx.h - an edition as SDMX messages, SDMX-CSV 2.0 and SDMX-JSON 2.1.
 *
 * One structure, the dataflow TIENDO:FIGURES(1.0.0): dimensions INDICATOR, METHOD, REF_AREA (CODE@DAY),
 * BREAKDOWN (_T: the whole) and TIME_PERIOD; measures OBS_VALUE, NUMERATOR and DENOMINATOR; attributes
 * of the observation. collector/reader_sdmx.c reads it. What is not known has no value and a status.
 */
#ifndef DASHBOARD_API_SDMX_H
#define DASHBOARD_API_SDMX_H

#include "dashboard/api/dataset.h"

#define SDMX_DATAFLOW "TIENDO:FIGURES(1.0.0)"
#define SDMX_WHOLE "_T"

dataset_writer sdmx_csv, sdmx_json;

/* As TIME_PERIOD has it: our labels, but spans as their start and how long: 2025-09-25T12:00:00/P30D. */
void sdmx_period(const struct period *period, struct text *ret);

#endif
