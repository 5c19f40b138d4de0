package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.wheelhouse.core.migration.MigrationChannel.Encryption;
import org.wheelhouse.core.migration.MigrationChannel.Way;
import org.wheelhouse.core.migration.storage.CopiedDisk;
import org.wheelhouse.core.state.MigrationNote;

/** A request as it is noted on disk, and back: as much of it as it takes to finish. Pure. */
final class MigrationNoting {

	private static final String UNIX = "unix";
	private static final String SSH = "ssh";
	private static final String TCP = "tcp";
	private static final String LISTENING = "listening";
	private static final String KEY = "psk";
	private static final String CERTIFICATES = "x509";

	private MigrationNoting() {
		// only words
	}

	/**
	 * @param copies disks that go along
	 * @param folder name of the folders where both ends meet
	 */
	static MigrationNote note(String sourceId, MigrationRequest request, String folder, boolean wasRunning,
			List<CopiedDisk> copies) {
		var channel = request.channel();
		var way = switch (channel.way()) {
			case Way.Unix _ -> UNIX;
			case Way.ThroughSsh _ -> SSH;
			case Way.Tcp _ -> TCP;
			case Way.Listening _ -> LISTENING;
		};
		var encryption = channel.encryption().map(by -> by instanceof Encryption.FreshKey ? KEY : CERTIFICATES)
				.orElse("");
		return new MigrationNote(sourceId, "", System.currentTimeMillis(),
				request.target() instanceof MigrationTarget.NewQemu, wasRunning, request.endSource(),
				new MigrationNote.Way(folder, way, encryption, channel.connections().orElse(0)),
				request.inOrder().stream().map(MigrationCapability::word).toList(),
				copies.stream().map(disk -> new MigrationNote.Disk(disk.number(), disk.title(), disk.sourceNode(),
						disk.targetNode(), disk.sourceFile(), disk.target().toString(), disk.format(), disk.size()))
						.toList());
	}

	/** The disks that go along. */
	static List<CopiedDisk> copies(MigrationNote note) {
		return note.disks().stream().map(disk -> new CopiedDisk(disk.number(), disk.title(), disk.sourceNode(),
				disk.targetNode(), disk.sourceFile(), Path.of(disk.target()), disk.format(), disk.size())).toList();
	}

	/** What is left to be done of it, as a request. */
	static MigrationRequest request(MigrationNote note) {
		var path = Path.of("");
		Way way = switch (note.way().channel()) {
			case SSH -> new Way.ThroughSsh();
			case TCP -> new Way.Tcp("", 0);
			case LISTENING -> new Way.Listening();
			default -> new Way.Unix();
		};
		Optional<Encryption> encryption = switch (note.way().encryption()) {
			case KEY -> Optional.of(new Encryption.FreshKey());
			case CERTIFICATES -> Optional.of(new Encryption.Certificates(path, path, ""));
			default -> Optional.empty();
		};
		var connections = note.way().connections();
		var armed = Arrays.stream(MigrationCapability.values())
				.filter(capability -> note.armed().contains(capability.word())).collect(Collectors.toSet());
		return new MigrationRequest(note.launched()
				? MigrationTarget.HERE
				: new MigrationTarget.WaitingQemu(note.destinationId()),
				new MigrationChannel(way, encryption, connections > 0
						? OptionalInt.of(connections)
						: OptionalInt.empty()),
				armed, MigrationLimits.NONE, note.endSource());
	}
}
