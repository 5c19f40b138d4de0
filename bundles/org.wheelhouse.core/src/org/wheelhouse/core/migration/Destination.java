package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.qmp.command.QmpCommand;

/**
 * The machine that a migration would start.
 *
 * @param request what is launched; the host adds monitors
 * @param limits  what gives its disks the limits of the source's, to be sent before it gets the guest
 * @param remarks what it does not have, and that it ends at logout where it does; each for a person
 */
public record Destination(LaunchRequest request, List<QmpCommand<?>> limits, List<String> remarks) {
	public Destination {
		limits = List.copyOf(limits);
		remarks = List.copyOf(remarks);
	}

	/** What is executed, program first, less what the host adds. */
	public List<String> commandLine() {
		var words = new ArrayList<String>();
		words.add(request.binary().map(Path::toString).orElse("qemu"));
		request.options().forEach(option -> {
			words.add("-" + option.name());
			option.value().ifPresent(words::add);
		});
		return List.copyOf(words);
	}
}
