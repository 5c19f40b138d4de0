package org.wheelhouse.core.migration.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.wheelhouse.qmp.command.BlockJobCancel;
import org.wheelhouse.qmp.command.BlockdevAdd;
import org.wheelhouse.qmp.command.BlockdevDel;
import org.wheelhouse.qmp.command.JobVerb;
import org.wheelhouse.qmp.command.MigrateSetCapabilities;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What is sent to both ends so that disks go along, in order. Pure.
 *
 * @param disks          that do
 * @param channel        by which way
 * @param bytesPerSecond for each at most; 0 for no limit
 */
public record StorageCommands(List<CopiedDisk> disks, StorageChannel channel, long bytesPerSecond) {

	/** Of the source, so that the disks are done before the guest goes. */
	static final String PAUSE = "pause-before-switchover";
	private static final String NOT_COPIED = "The disks could not be taken along";
	private static final String NOT_SWITCHED = "The disks could not be switched over";

	public StorageCommands {
		disks = List.copyOf(disks);
	}

	/** Has the destination offer its new images. */
	public List<StorageCommand> offer() {
		var commands = new ArrayList<StorageCommand>();
		commands.add(there(new RawCommand("nbd-server-start", channel.server()), "offer its new images", NOT_COPIED));
		disks.forEach(disk -> commands.add(there(new RawCommand("block-export-add",
				JsonNodeFactory.instance.objectNode().put("type", "nbd").put("id", disk.job())
						.put("node-name", disk.targetNode()).put("name", disk.job()).put("writable", true)),
				"offer " + disk.target(), NOT_COPIED)));
		return commands;
	}

	/** Has the source copy into them, and go on with what the guest writes. */
	public List<StorageCommand> copy() {
		var commands = new ArrayList<StorageCommand>();
		commands.add(here(new MigrateSetCapabilities(Map.of(PAUSE, true)), "wait for the disks before the guest goes",
				NOT_COPIED));
		disks.forEach(disk -> {
			commands.add(here(new BlockdevAdd(channel.link(disk.link(), disk.job())), "reach " + disk.target(),
					NOT_COPIED));
			commands.add(here(mirror(disk), "copy " + disk.title(), NOT_COPIED));
		});
		return commands;
	}

	private RawCommand mirror(CopiedDisk disk) {
		var arguments = JsonNodeFactory.instance.objectNode().put("job-id", disk.job()).put("device", disk.sourceNode())
				.put("target", disk.link()).put("sync", "full").put("filter-node-name", disk.filter())
				.put("auto-dismiss", false);
		if (bytesPerSecond > 0) {
			arguments.put("speed", bytesPerSecond);
		}
		return new RawCommand("blockdev-mirror", arguments);
	}

	/** Ends the jobs of which source and new image are the same, while the guest stands still. */
	List<StorageCommand> end() {
		return disks.stream().map(disk -> here(new BlockJobCancel(disk.job(), false),
				disk.title() + " is the same at both ends: let go of it", NOT_SWITCHED)).toList();
	}

	/** Of jobs that have ended well. */
	List<StorageCommand> tidy() {
		var commands = new ArrayList<StorageCommand>();
		disks.forEach(disk -> {
			commands.add(here(new JobVerb("dismiss", disk.job(), false), "forget the job", NOT_SWITCHED));
			commands.add(here(new BlockdevDel(disk.link()), "leave the new image", NOT_SWITCHED));
		});
		disks.forEach(disk -> commands.add(there(new RawCommand("block-export-del",
				JsonNodeFactory.instance.objectNode().put("id", disk.job()).put("mode", "hard")),
				"offer " + disk.target() + " no more: it is the guest's disk now", NOT_SWITCHED)));
		return commands;
	}

	/** Once nobody is connected. */
	StorageCommand stop() {
		return there(new RawCommand("nbd-server-stop"), "offer nothing any more", NOT_SWITCHED);
	}

	/** The disks are done: the guest may go. */
	static StorageCommand goOn() {
		return here(new RawCommand("migrate-continue",
				JsonNodeFactory.instance.objectNode().put("state", "pre-switchover")), "switch over", NOT_SWITCHED);
	}

	/** All that is sent at the switch-over. */
	public List<StorageCommand> switchOver() {
		var commands = new ArrayList<>(end());
		commands.addAll(tidy());
		commands.add(stop());
		commands.add(goOn());
		return commands;
	}

	/** What is set back on a source that goes on. */
	public StorageCommand after() {
		return here(new MigrateSetCapabilities(Map.of(PAUSE, false)), "wait no more",
				"The source still waits before it switches over");
	}

	private static StorageCommand here(QmpCommand<?> command, String purpose, String onFailure) {
		return new StorageCommand(true, command, purpose, onFailure);
	}

	private static StorageCommand there(QmpCommand<?> command, String purpose, String onFailure) {
		return new StorageCommand(false, command, purpose, onFailure);
	}
}
