/* tests/indicators/world.c - see world.h. */
#include "tests/indicators/world.h"

#include <ctype.h>
#include <string.h>

#include "base/memory.h"

struct rollup_rules world_ratio(void)
{
	return (struct rollup_rules){
		.kind = KIND_RATIO, .factor = 100, .decimals = 1, .share = true
	};
}

uint64_t world_random(uint64_t *state)
{
	*state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
	return *state >> 33;
}

static const char *next_word(const char *line, char word[64])
{
	size_t size = strcspn(line += strspn(line, " "), " |");

	assert_true(size < 64);
	memcpy(word, line, size);
	word[size] = '\0';
	return line + size;
}

struct observation world_figure(char *word)
{
	struct observation item = { .status = 'A' };
	size_t last = strlen(word) - 1;
	char *slash = strchr(word, '/');

	if (isupper((unsigned char)word[last])) {
		item.status = word[last];
		word[last] = '\0';
	}
	item.known = word[0] != '\0';
	item.parts = slash != NULL;
	if (item.parts) {
		*slash = '\0';
		item.numerator = make_decimal(word);
		item.denominator = make_decimal(slash + 1);
	} else if (item.known) {
		item.value = make_decimal(word);
	}
	return item;
}

/* Adds a ward the first time that its column is seen. */
static void need_ward(struct world *world, int ward)
{
	for (; world->input.node_count <= ward; world->input.node_count++) {
		int i = world->input.node_count;

		assert_true(i < WORLD_PLACES);
		world->places[i] = (struct place){
			.id = i, .from_day = INT_MIN, .until_day = INT_MAX
		};
		world->nodes[i] = (struct rollup_node){ &world->places[i], i == 0 ? -1 : 0, i > 0,
			false, -1 };
	}
}

/* Calls back for every figure with its ward and period; returns how many periods there are. */
static int each_figure(struct world *world, const char *figures,
	void (*work)(struct world *, const struct observation *, int ward, int period))
{
	char word[64];
	int period = 0, ward = 0;

	for (;;) {
		figures = next_word(figures, word);
		if (word[0] != '\0') {
			need_ward(world, ++ward);
			if (strcmp(word, "-") != 0) {
				struct observation item = world_figure(word);

				work(world, &item, ward, period);
			}
		} else if (*figures == '|') {
			figures++;
			period++;
			ward = 0;
		} else {
			return period + 1;
		}
	}
}

static void hold(
	struct world *world, const struct observation *item, int ward UNUSED, int period UNUSED)
{
	rollup_scales_hold(&world->input.scales, item);
}

static void pack(struct world *world, const struct observation *item, int ward, int period)
{
	assert_true(rollup_cell_pack(item, &world->input.scales, ward, period,
		&world->cells[world->input.cell_count++]));
}

struct world *world_new(const char *weights, const char *figures, const struct rollup_rules *rules)
{
	struct world *world = memory_new(1, sizeof *world);
	char word[64];

	world->input.rules = *rules;
	world->input.places_of = ROLLUP_OWN_PLACES;
	need_ward(world, 0);
	world->input.period_count = each_figure(world, figures, hold);
	assert_true(world->input.period_count <= WORLD_PERIODS);
	(void)each_figure(world, figures, pack);
	for (int i = 0; i < world->input.period_count; i++) {
		char label[5] = "20##";

		label[2] = (char)('0' + (i + 1) / 10);
		label[3] = (char)('0' + (i + 1) % 10);
		world->periods[i] = make_period(label);
	}
	for (int ward = 1; *(weights = next_word(weights, word)) != '\0' || *word != '\0'; ward++) {
		need_ward(world, ward);
		world->nodes[ward].weight = strcmp(word, "-") == 0 ? -1 : make_decimal(word).units;
	}
	world->input.nodes = world->nodes;
	world->input.periods = world->periods;
	world->input.cells = world->cells;
	return world;
}

struct world *world_over_time(const char *line, const struct rollup_rules *rules)
{
	struct world *world = world_new("", "", rules);
	struct observation items[WORLD_PERIODS];
	char word[64];
	int count = 0;

	for (line = next_word(line, word); word[0] != '\0'; line = next_word(line, word)) {
		char *figure = strchr(word, '=');

		assert_true(figure != NULL && count < WORLD_PERIODS);
		*figure = '\0';
		world->periods[count] = make_period(word);
		items[count] = world_figure(figure + 1);
		rollup_scales_hold(&world->input.scales, &items[count++]);
	}
	for (int i = 0; i < count; i++)
		assert_true(
			rollup_cell_pack(&items[i], &world->input.scales, 0, i, &world->cells[i]));
	world->input.period_count = count;
	world->input.cell_count = (size_t)count;
	return world;
}

void world_draw(const struct rollup_total *total, struct text *ret)
{
	static const char sizes[] = { 0, 'd', 'e', 'w' };
	const struct coverage *coverage = &total->coverage;

	if (total->known)
		decimal_print(total->value, ret);
	else
		text_addc(ret, '-');
	if (total->parts) {
		text_addz(ret, " = ");
		decimal_print(total->numerator, ret);
		text_addc(ret, '/');
		decimal_print(total->denominator, ret);
	}
	text_addf(ret, " %c %d/%d", total->status, coverage->reported, coverage->expected);
	if (coverage->sized != COVERAGE_UNSIZED)
		text_addf(ret, " %c%d", sizes[coverage->sized], coverage->size);
	text_addf(ret, " %s", rollup_reasons[total->reason]);
	if (total->bounded) {
		text_addz(ret, " [");
		decimal_print(total->low, ret);
		text_addz(ret, "..");
		decimal_print(total->high, ret);
		text_addc(ret, ']');
	}
	assert_int_equal(total->withheld,
		total->reason == ROLLUP_TOO_FEW || total->reason == ROLLUP_TOO_SMALL);
}
