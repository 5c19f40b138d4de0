package org.wheelhouse.core.block;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.FileLooks;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.AwaitedEvent;
import org.wheelhouse.core.operation.CommandSequence;
import org.wheelhouse.core.operation.DeviceAct;
import org.wheelhouse.core.operation.NextStart;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.TranslatedCommand;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Job;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.GestureKind;
import org.wheelhouse.qmp.command.BlockJobCancel;
import org.wheelhouse.qmp.command.BlockJobSetSpeed;
import org.wheelhouse.qmp.command.BlockNode;
import org.wheelhouse.qmp.command.BlockNode.Throttle;
import org.wheelhouse.qmp.command.BlockResize;
import org.wheelhouse.qmp.command.BlockSetIoThrottle;
import org.wheelhouse.qmp.command.BlockStream;
import org.wheelhouse.qmp.command.BlockdevChangeMedium;
import org.wheelhouse.qmp.command.BlockdevChangeMedium.Mode;
import org.wheelhouse.qmp.command.BlockdevSnapshotSync;
import org.wheelhouse.qmp.command.BlockdevTray;
import org.wheelhouse.qmp.command.Change;
import org.wheelhouse.qmp.command.Disk;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.Drive;
import org.wheelhouse.qmp.command.Eject;
import org.wheelhouse.qmp.command.JobVerb;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.message.Event;

/** By one command each, where QEMU can; said as it understands it. Immutable. */
final class TranslatedBlockOperations implements BlockOperations {

	private static final Duration PATIENCE = Duration.ofSeconds(10);
	private static final String CHANGE_MEDIUM = "blockdev-change-medium";
	/** Names of nodes end at 31 characters. */
	private static final int LONGEST_STEM = 22;

	private final MachineAccess machine;
	private final FileLooks files;
	private final QemuCapabilities language;
	private final NextStart next;

	TranslatedBlockOperations(MachineAccess machine, QemuCapabilities language, NextStart next) {
		this.machine = machine;
		this.files = FileLooks.of(machine);
		this.language = language;
		this.next = next;
	}

	@Override
	public String machineName() {
		return machine.name();
	}

	@Override
	public FileLooks files() {
		return files;
	}

	@Override
	public CompletableFuture<Device> renewed(Device device) {
		return machine.send(new QueryBlock()).thenApply(answer -> answer.stream()
				.filter(now -> now.device().equals(device.device()) && now.qdev().orElse("").equals(device.qdev()))
				.findFirst().map(now -> renewed(device, now)).orElse(device));
	}

	private static Device renewed(Device before, QueryBlock.Device now) {
		var limits = now.inserted().map(BlockNode::throttle)
				.map(set -> new Limits(set.bytesPerSecond(), set.readBytesPerSecond(), set.writeBytesPerSecond(),
						set.operationsPerSecond(), set.readOperationsPerSecond(), set.writeOperationsPerSecond()))
				.orElse(Limits.NONE);
		return new Device(before.key(), before.device(), before.qdev(), before.id(), before.type(), now.removable(),
				now.locked(), before.hasTray(), now.trayOpen().orElse(false), before.ioStatus(), before.readOnly(),
				limits, before.chain(), before.counters());
	}

	@Override
	public Operation<Done> eject(Device drive, boolean force) {
		var act = say(new Eject(drive(drive), force), "Eject the medium of " + drive.id(),
				force ? "take the medium out, locked or not" : "open the tray and take the medium out",
				"The medium of " + drive.id() + " could not be ejected").doneTo(act(drive, "Eject the medium of"));
		return medium(drive).isPresent() ? act.takenBackBy(() -> before(drive)) : act;
	}

	@Override
	public Operation<Done> tray(Device drive, boolean open) {
		var act = say(new BlockdevTray(drive(drive), open), (open ? "Open" : "Close") + " the tray of " + drive.id(),
				open ? "open the tray, or ask the guest to" : "close the tray",
				"The tray of " + drive.id() + " could not be " + (open ? "opened" : "closed"))
				.takenBackBy(() -> tray(drive, !open))
				.doneTo(act(drive, open ? "Open the tray of" : "Close the tray of"));
		return open && drive.locked() ? act.asking(event -> isOpened(event, drive), opening(drive.id())) : act;
	}

	private static boolean isOpened(Event event, Device drive) {
		return event.name().equals("DEVICE_TRAY_MOVED") && event.data().path("tray-open").asBoolean()
				&& (event.data().path("id").asText().equals(drive.qdev())
						|| !drive.device().isEmpty() && event.data().path("device").asText().equals(drive.device()));
	}

	private AwaitedEvent.Words opening(String drive) {
		var tray = "the tray of " + drive + " of " + machine.name();
		return new AwaitedEvent.Words("The guest was asked to open " + tray, PATIENCE,
				"The guest has not opened " + tray + " within " + PATIENCE.toSeconds() + " s of being asked",
				_ -> "The guest has opened " + tray,
				"The connection to " + machine.name() + " was lost before the guest opened the tray of " + drive);
	}

	@Override
	public Operation<Done> changeMedium(Device drive, String file, Optional<String> format, boolean force,
			boolean readOnly) {
		var mode = readOnly ? Mode.READ_ONLY : Mode.RETAIN;
		return unlessBase(drive, file, mode,
				force ? replace(drive, file, format, mode) : insert(drive, file, format, mode))
				.undoneBy(() -> Optional.of(before(drive)));
	}

	/** Locked or not. */
	private Operation<Done> replace(Device drive, String file, Optional<String> format, Mode mode) {
		if (language.schema().filter(schema -> schema.takes(CHANGE_MEDIUM, "force")).isPresent()) {
			return sayChange(drive, new BlockdevChangeMedium(drive(drive), file, format, true, mode));
		}
		// QEMU before 7.1 changes a locked medium in two steps only.
		return new CommandSequence("Change the medium of " + drive.id() + " on " + machine.name(), sayEject(drive),
				"The old medium of " + drive.id() + " is out, but the new one could not be put in",
				insert(drive, file, format, mode));
	}

	private Operation<Done> unlessBase(Device drive, String file, Mode mode, Operation<Done> change) {
		boolean read = isDisc(drive) || mode == Mode.READ_ONLY
				|| mode == Mode.RETAIN && medium(drive).filter(Node::readOnly).isPresent();
		return read ? change : change.unlessFails(WrittenImage.of(machine, Path.of(file))::run);
	}

	/** What a drive had in it is put in again as it was, asking the guest; out of one that was empty the medium is taken. */
	private Operation<Done> before(Device drive) {
		return medium(drive).map(before -> {
			// QEMU keeps the mode with the drive.
			var mode = isDisc(drive) ? Mode.RETAIN : before.readOnly() ? Mode.READ_ONLY : Mode.READ_WRITE;
			return unlessBase(drive, before.file(), mode,
					insert(drive, before.file(), Optional.of(before.driver()), mode));
		}).orElseGet(() -> eject(drive, false));
	}

	/** Of a disc nobody thinks that it is written to. */
	private static boolean isDisc(Device drive) {
		return drive.type().contains("cd");
	}

	private TranslatedCommand<Done> sayEject(Device drive) {
		return say(new Eject(drive(drive), true), "Eject the medium of " + drive.id(),
				"take the medium out, locked or not", "The medium of " + drive.id() + " could not be ejected");
	}

	private TranslatedCommand<Done> insert(Device drive, String file, Optional<String> format, Mode mode) {
		return sayChange(drive, language.commands().contains(CHANGE_MEDIUM)
				? new BlockdevChangeMedium(drive(drive), file, format, false, mode)
				: new Change(drive(drive).name(), file, format));
	}

	private TranslatedCommand<Done> sayChange(Device drive, QmpCommand<Done> command) {
		return say(command, "Change the medium of " + drive.id(), "put the medium in",
				"The medium of " + drive.id() + " could not be changed").doneTo(act(drive, "Change the medium of"));
	}

	private DeviceAct act(Device drive, String verb) {
		return DeviceAct.of(machine, GestureKind.MEDIUM, verb, drive.id(), "", "");
	}

	@Override
	public TranslatedCommand<Done> resize(Device disk, long bytes) {
		return resize(disk(disk), disk.id(), bytes);
	}

	@Override
	public TranslatedCommand<Done> resize(Node node, long bytes) {
		return resize(Disk.ofNode(node.nodeName()), node.nodeName(), bytes);
	}

	private TranslatedCommand<Done> resize(Disk disk, String name, long bytes) {
		return say(new BlockResize(disk, bytes), "Resize " + name, "change the size that the guest sees",
				name + " could not be resized");
	}

	@Override
	public TranslatedCommand<Done> throttle(Device disk, Limits limits) {
		return sayThrottle(disk, limits).takenBackBy(() -> sayThrottle(disk, disk.limits()));
	}

	private TranslatedCommand<Done> sayThrottle(Device disk, Limits limits) {
		return say(
				new BlockSetIoThrottle(drive(disk),
						new Throttle(limits.bps(), limits.bpsRd(), limits.bpsWr(), limits.iops(), limits.iopsRd(),
								limits.iopsWr())),
				"Throttle " + disk.id(), limits.equals(Limits.NONE) ? "let it go as fast as it can" : "set the limits",
				"The limits of " + disk.id() + " could not be set");
	}

	@Override
	public TranslatedCommand<Done> snapshot(Device disk, String file, String format) {
		var named = disk(disk);
		var node = named.by() == Disk.By.NODE ? Optional.of(nodeName(file)) : Optional.<String>empty();
		return say(new BlockdevSnapshotSync(named, file, Optional.of(format), node), "Snapshot of " + disk.id(),
				"let a new file take what is written from now on", "No snapshot of " + disk.id() + " could be made");
	}

	@Override
	public Optional<Path> folder() {
		return next.folder();
	}

	@Override
	public NextStart.Answer definable(Device disk, Path file) {
		return next.upon(disk, file);
	}

	@Override
	public Operation<Done> snapshotDefined(Device disk, String file, String format) {
		return next.upon(snapshot(disk, file, format), disk, Path.of(file));
	}

	/** A name that no other node has: the file's, and when it was made. */
	private static String nodeName(String file) {
		var name = file.substring(file.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_-]", "-");
		var stem = name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "s" + name : name;
		return stem.substring(0, Math.min(stem.length(), LONGEST_STEM)) + "-"
				+ Long.toString(System.currentTimeMillis() / 1000, Character.MAX_RADIX);
	}

	@Override
	public TranslatedCommand<Done> stream(Device disk, Optional<String> base) {
		var named = disk(disk);
		var job = named.by() == Disk.By.NODE
				? Optional.of("stream-" + disk.id().replaceAll("[^A-Za-z0-9._-]", "-"))
				: Optional.<String>empty();
		return say(new BlockStream(named.name(), base, job), "Stream " + disk.id(),
				"copy from the backing files, as a job",
				"The backing files of " + disk.id() + " could not be copied")
				.asking(event -> isEnd(event, job.orElse(named.name())), copying(disk.id()));
	}

	@Override
	public TranslatedCommand<Done> setSpeed(Job job, long bytesPerSecond) {
		return saySpeed(job, bytesPerSecond).takenBackBy(() -> saySpeed(job, job.speed()));
	}

	private TranslatedCommand<Done> saySpeed(Job job, long bytesPerSecond) {
		return say(new BlockJobSetSpeed(job.id(), bytesPerSecond), "Set the speed of " + job.id(),
				bytesPerSecond == 0 ? "let the job go as fast as it can" : "limit the job",
				"The speed of " + job.id() + " could not be set");
	}

	@Override
	public TranslatedCommand<Done> cancel(Job job, boolean force) {
		return say(new BlockJobCancel(job.id(), force), "Cancel " + job.id(), "end the job",
				job.id() + " could not be cancelled").asking(event -> isEnd(event, job.id()), ending(job.id()));
	}

	private static boolean isEnd(Event event, String job) {
		return (event.name().equals("BLOCK_JOB_COMPLETED") || event.name().equals("BLOCK_JOB_CANCELLED"))
				&& event.data().path("device").asText().equals(job);
	}

	private AwaitedEvent.Words copying(String disk) {
		var copying = "Copying from the backing files of " + disk + " on " + machine.name();
		return new AwaitedEvent.Words(copying + " has begun", AwaitedEvent.LONGEST, "", end -> {
			var error = end.data().path("error").asText();
			return end.name().equals("BLOCK_JOB_CANCELLED")
					? copying + " was cancelled"
					: error.isEmpty() ? copying + ": done" : copying + " failed: " + error;
		}, "The connection to " + machine.name() + " was lost while a job copied from the backing files of " + disk);
	}

	private AwaitedEvent.Words ending(String job) {
		return new AwaitedEvent.Words("QEMU was asked to end the job " + job + " of " + machine.name(), PATIENCE,
				"The job " + job + " of " + machine.name() + " has not ended within " + PATIENCE.toSeconds()
						+ " s of being asked",
				end -> "The job " + job + " of " + machine.name()
						+ (end.name().equals("BLOCK_JOB_CANCELLED") ? " was cancelled" : " had come to its end"),
				"The connection to " + machine.name() + " was lost before the job " + job + " ended");
	}

	@Override
	public TranslatedCommand<Done> tell(Job job, JobTerms word) {
		var command = new JobVerb(word.word(), job.id(), false);
		var known = language.commands().contains(command.name());
		return say(known ? command : new JobVerb(word.word(), job.id(), true),
				Character.toUpperCase(word.word().charAt(0)) + word.word().substring(1) + " " + job.id(),
				word.purpose(), job.id() + " could not be told to " + word.word());
	}

	private TranslatedCommand<Done> say(QmpCommand<Done> command, String label, String purpose, String onFailure) {
		return new TranslatedCommand<>(machine, language, command,
				new TranslatedCommand.Wording(label + " on " + machine.name(), purpose, onFailure), Topic.BLOCK);
	}

	private static Drive drive(Device device) {
		return device.device().isEmpty() ? Drive.ofId(device.qdev()) : Drive.ofDevice(device.device());
	}

	private static Disk disk(Device device) {
		return device.device().isEmpty() && !device.chain().isEmpty()
				? Disk.ofNode(device.chain().getFirst().nodeName())
				: Disk.ofDevice(device.device());
	}

	/** The medium, where it is a plain file: only such a one can be named again. */
	private static Optional<Node> medium(Device drive) {
		return drive.chain().stream().findFirst().filter(node -> node.file().startsWith("/"));
	}
}
