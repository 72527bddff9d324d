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
