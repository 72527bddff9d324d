/* dashboard/web/request.c - see request.h. */
#include "dashboard/web/request.h"

#include <string.h>

const char *request_parameter(
	const struct request *request, const char *name, const char *otherwise)
{
	for (size_t i = 0; i < request->parameter_count; i++)
		if (strcmp(request->parameters[i].name, name) == 0)
			return request->parameters[i].value;
	return otherwise;
}

const char *request_elsewhere(const struct request *request)
{
	const char *host = request->origin == NULL ? NULL : strstr(request->origin, "://");

	if (request->fetch_site != NULL && strcmp(request->fetch_site, "same-origin") != 0)
		return request->fetch_site;
	return request->origin == NULL ||
			(host != NULL && strcmp(host + strlen("://"), request->host) == 0)
		? NULL
		: request->origin;
}
