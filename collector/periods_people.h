/*
 * collector/periods_people.h - periods as people write them -> the canonical label.
 *
 *     2022, năm 2022                          Quý II/2026, Q2-2026, quý 2 năm 2026
 *     T9-2022, Tháng 9/2022, 9/2022, Sep 2022  6 tháng đầu năm 2025, 6T/2025, H1 2025
 *     9 tháng đầu năm 2025                    25/9–25/10/2025, từ 25/9/2025 đến 25/10/2025
 *     tuần 37/2022                            25/9/2025 (day first, as is the custom here)
 *
 * With or without marks, in any case. Months from January on that are no half or quarter become a
 * span of days.
 */
#ifndef COLLECTOR_PERIODS_PEOPLE_H
#define COLLECTOR_PERIODS_PEOPLE_H

#include "indicators/period.h"

/* NULL, or the key: period.year (it names no year), period.form. */
MUST_CHECK const char *period_people(struct span text, struct period *ret);

#endif
