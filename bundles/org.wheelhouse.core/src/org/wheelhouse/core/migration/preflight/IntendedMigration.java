package org.wheelhouse.core.migration.preflight;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.QemuOption;

/**
 * A migration that is looked at before anything of it is started.
 *
 * @param source       that has the guest
 * @param host         the computer of the destination
 * @param program      the QEMU there; empty when it is not known
 * @param options      with which that one is or was started, without monitors
 * @param started      whether it runs already, and waits
 * @param images       what the disks are open on
 * @param capabilities that have to be switched on, in QEMU's words
 * @param wished       that are to be switched on where both ends take them
 */
public record IntendedMigration(MachineAccess source, Host host, Optional<Path> program, List<QemuOption> options,
		boolean started, List<Image> images, Set<String> capabilities, Set<String> wished) {

	public IntendedMigration {
		options = List.copyOf(options);
		images = List.copyOf(images);
		capabilities = Set.copyOf(capabilities);
		wished = Set.copyOf(wished);
	}

	/** All that are to be switched on. */
	Set<String> allCapabilities() {
		var all = new java.util.TreeSet<>(capabilities);
		all.addAll(wished);
		return all;
	}

	/**
	 * A file that a disk is open on, itself or beneath it.
	 *
	 * @param disk    what a person calls the disk
	 * @param file    as the source's QEMU calls it
	 * @param written whether the guest writes to it
	 * @param cached  whether the source's computer keeps what was read and written in its memory
	 * @param copy    where what is in it goes along to; empty when it is opened where it is
	 * @param size    bytes that the guest sees; negative when not known
	 * @param least   bytes that a copy takes at least
	 */
	public record Image(String disk, String file, boolean written, boolean cached, Optional<Path> copy, long size,
			long least) {

		/** One that is opened where it is. */
		public Image(String disk, String file, boolean written, boolean cached) {
			this(disk, file, written, cached, Optional.empty(), -1, 0);
		}
	}

	/** Whether both ends are on one computer. */
	boolean isLocal() {
		return host.isSame(source.host());
	}

	/** What a person calls the computer of the destination in a sentence, with its preposition. */
	String there() {
		return "on " + host.label();
	}
}
