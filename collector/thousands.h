/*
 * collector/thousands.h - thousands, millions and billions that a table's words speak of.
 *
 * "Giá trị (nghìn)", "Đơn vị tính: triệu đồng", a column of units: figures in another multiple than
 * the indicator's unit would be stored a thousand times too small, so they are refused.
 */
#ifndef COLLECTOR_THOUSANDS_H
#define COLLECTOR_THOUSANDS_H

#include "base/text.h"
#include "indicators/indicator.h"

enum thousands { THOUSANDS_NONE, THOUSANDS_ONE, THOUSANDS_MILLION, THOUSANDS_BILLION };

/* What a text says; "tỷ lệ" and "công ty" are no billions. */
enum thousands thousands_of(struct span text);

/* What the indicator's own unit says. */
enum thousands thousands_of_unit(const struct indicator *indicator);

/* Is it the header of a column of units, or a line above a table that tells the unit? */
bool thousands_may_be_told(struct span header);

#endif
