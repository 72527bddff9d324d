/*
 * tests/charts/xml.h - is it well-formed XML, and as plain as charts/svg.h promises?
 *
 * A small reader of its own, so that the writer is not checked by itself.
 */
#ifndef TESTS_CHARTS_XML_H
#define TESTS_CHARTS_XML_H

#include "base/text.h"

/* What is wrong with it, or NULL. */
const char *xml_fault(struct span bytes);

#endif
