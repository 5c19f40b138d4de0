package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.migration.storage.CopiedDisk;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.qmp.command.QmpCommand;

/**
 * Where a migration would lead: a machine that it would start, or one that waits.
 *
 * @param host      its computer
 * @param request   what is launched, where it is started for this; the host adds monitors
 * @param waiting   the machine, where it waits already
 * @param listening where that listens already, as {@code migrate} takes it; empty where it is to be told
 * @param limits    what gives its disks the limits of the source's, to be sent before it gets the guest
 * @param remarks   what it does not have, and that it ends at logout where it does; each for a person
 * @param copies    the disks that go along
 */
public record Destination(Host host, Optional<LaunchRequest> request, Optional<MachineAccess> waiting,
		Optional<String> listening, List<QmpCommand<?>> limits, List<String> remarks,
		List<CopiedDisk> copies) {
	public Destination {
		limits = List.copyOf(limits);
		remarks = List.copyOf(remarks);
		copies = List.copyOf(copies);
	}

	/** Whose disks are where they were. */
	Destination(Host host, Optional<LaunchRequest> request, Optional<MachineAccess> waiting, Optional<String> listening,
			List<QmpCommand<?>> limits, List<String> remarks) {
		this(host, request, waiting, listening, limits, remarks, List.of());
	}

	/** One that is started. */
	static Destination started(Host host, LaunchRequest request, List<QmpCommand<?>> limits, List<String> remarks,
			List<CopiedDisk> copies) {
		return new Destination(host, Optional.of(request), Optional.empty(), Optional.empty(), limits, remarks, copies);
	}

	/** What is executed, or was, program first, less what the host adds. */
	public List<String> commandLine() {
		return request.map(Destination::words).or(() -> waiting.map(MachineAccess::commandLine)).orElse(List.of());
	}

	/** What it is called in a plan, beside the source. */
	String name(String source) {
		return waiting.map(MachineAccess::name).orElse(source + " (destination)");
	}

	private static List<String> words(LaunchRequest request) {
		var words = new ArrayList<String>();
		words.add(request.binary().map(Path::toString).orElse("qemu"));
		request.options().forEach(option -> {
			words.add("-" + option.name());
			option.value().ifPresent(words::add);
		});
		return List.copyOf(words);
	}
}
