package org.wheelhouse.core.operation;

import java.util.List;

import org.wheelhouse.endpoint.host.LaunchRequest;

/**
 * The machine that a migration would start.
 *
 * @param request what is launched; the host adds monitors
 * @param remarks what it does not have, each a sentence for a person
 */
public record Destination(LaunchRequest request, List<String> remarks) {
	public Destination {
		remarks = List.copyOf(remarks);
	}
}
