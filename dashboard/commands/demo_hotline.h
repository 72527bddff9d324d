/* dashboard/commands/demo_hotline.h - made-up counts of a hotline's reports at today's wards; for demo.c alone. */
#ifndef DASHBOARD_COMMANDS_DEMO_HOTLINE_H
#define DASHBOARD_COMMANDS_DEMO_HOTLINE_H

#include "indicators/catalogue.h"

/* The same well-mixed number for the same seed everywhere (splitmix64). */
uint64_t demo_mix(uint64_t seed);

/* Adds rows of the demo's ward figures: method, place, period, value, numerator, denominator, notes. */
void demo_hotline(const struct catalogue *catalogue, struct text *ret);

#endif
