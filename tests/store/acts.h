/* tests/store/acts.h - acts on an office for tests that let them fail: each does one thing, and says whether. */
#ifndef TESTS_STORE_ACTS_H
#define TESTS_STORE_ACTS_H

#include "store/office/office.h"

typedef bool act_on_office(struct office *office, struct arena *own, struct error *err);

/* Figures with a finding, answered or not; the answer to the second. */
act_on_office act_submit_answered, act_submit_doubted, act_explain;

/* A draft, and another content in its place. */
act_on_office act_keep_draft, act_type_on;

act_on_office act_end_target;

#endif
