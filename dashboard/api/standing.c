/* dashboard/api/standing.c - see figures.h: which places a figure is of. */
#include "dashboard/api/figures.h"
#include "indicators/boundary.h"
#include "indicators/place.h"

struct figures_standing figures_standing_of(
	const struct places_wish *wish, const struct boundary_mark *mark)
{
	return (struct figures_standing){ wish->date,
		mark->reason == BOUNDARY_MOVED ? boundary_bases[mark->basis]
					       : boundary_reasons[mark->reason],
		mark->reason == BOUNDARY_MOVED && boundary_apportioned(mark), "" };
}

struct figures_standing figures_standing_reported(const struct catalogue *catalogue,
	const struct observation *before, const struct observation *observation)
{
	struct figures_standing standing = { NULL, "", false, "" };

	if ((before == NULL || series_breaks(before, observation)) &&
		boundary_before(catalogue, observation->place) != NULL)
		standing.broken = observation->place->valid_from;
	return standing;
}
