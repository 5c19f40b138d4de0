package org.wheelhouse.core.info;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.guard.FileCheck;
import org.wheelhouse.core.guard.GuestMemory;
import org.wheelhouse.core.guard.MemoryRange;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.memory.SaveMemory;
import org.wheelhouse.core.migration.SpiceTarget;
import org.wheelhouse.core.operation.AwaitedEvent;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.TranslatedCommand;
import org.wheelhouse.core.operation.TranslatedCommand.Wording;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.Balloon;
import org.wheelhouse.qmp.command.ClientMigrateInfo;
import org.wheelhouse.qmp.command.Cpu;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.InjectNmi;
import org.wheelhouse.qmp.command.Memsave;
import org.wheelhouse.qmp.command.Pmemsave;
import org.wheelhouse.qmp.command.QmpAction;
import org.wheelhouse.qmp.command.QueryMemorySizeSummary;
import org.wheelhouse.qmp.command.SetLink;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.message.Event;

/**
 * What a person does to a machine as a whole, in the words of the QEMU that runs it. Good for one connection: ask anew before
 * each use. Any thread; nothing blocks, and nothing is sent before an operation is run.
 */
public final class MachineOperations {

	private static final Duration PATIENCE = Duration.ofSeconds(10);
	private static final int BALLOON_PAGE = 4096;

	private final MachineAccess machine;
	private final QemuCapabilities language;

	private MachineOperations(MachineAccess machine, QemuCapabilities language) {
		this.machine = machine;
		this.language = language;
	}

	/** @return completed on the thread of the wires; fails with {@link org.wheelhouse.qmp.session.QmpException} */
	public static CompletableFuture<MachineOperations> of(MachineAccess machine) {
		return machine.language().thenApply(language -> new MachineOperations(machine, language));
	}

	private TranslatedCommand<Done> say(QmpAction command, Wording wording, Topic... changed) {
		return new TranslatedCommand<>(machine, language, command, wording, changed);
	}

	/** What is known of the guest's memory; fails where there is no balloon. */
	public CompletableFuture<GuestMemory> memory() {
		return GuestMemory.of(machine);
	}

	/** How much memory the machine has, in bytes, whatever a balloon leaves the guest of it. */
	public CompletableFuture<Long> memoryBytes() {
		return machine.send(new QueryMemorySizeSummary()).thenApply(size -> size.base() + size.plugged());
	}

	/**
	 * Asks the guest to make do with less memory, or lets it have more.
	 *
	 * @param bytes  that it shall have
	 * @param before that it has now, to take it back
	 */
	public Operation<?> balloon(long bytes, long before) {
		var act = say(new Balloon(bytes),
				new Wording("Let " + machine.name() + " have " + ByteText.text(bytes) + " of memory",
						"let the guest have " + ByteText.text(bytes), "The guest's memory could not be changed"),
				Topic.BALLOON).takenBackBy(() -> balloon(before, bytes));
		return bytes == before ? act : act.asking(event -> hasCome(event, bytes), balloonWords(bytes));
	}

	/** QEMU tells the target in whole pages of the balloon. */
	private static boolean hasCome(Event event, long bytes) {
		return event.name().equals("BALLOON_CHANGE")
				&& Math.abs(event.data().path("actual").asLong() - bytes) < BALLOON_PAGE;
	}

	private AwaitedEvent.Words balloonWords(long bytes) {
		var guest = "The guest of " + machine.name();
		var asked = guest + " was asked to do with " + ByteText.text(bytes) + " of memory";
		return new AwaitedEvent.Words(asked, PATIENCE,
				asked + ", and has not come to it within " + PATIENCE.toSeconds() + " s",
				_ -> guest + " has " + ByteText.text(bytes) + " of memory now",
				"The connection to " + machine.name() + " was lost before its guest had " + ByteText.text(bytes));
	}

	/**
	 * Pulls the cable of a network card, or plugs it in.
	 *
	 * @param name the card's id
	 */
	public Operation<?> link(String name, boolean up) {
		return say(new SetLink(name, up),
				new Wording((up ? "Bring the link of " + name + " up" : "Take the link of " + name + " down") + " on "
						+ machine.name(), up ? "plug the cable in" : "pull the cable",
						"The link of " + name + " could not be changed"),
				Topic.PCI).takenBackBy(() -> link(name, !up));
	}

	/**
	 * Saves memory by the addresses that a CPU sees.
	 *
	 * @param cpu  index of the CPU
	 * @param file of the computer on which QEMU runs
	 */
	public Operation<?> saveMemory(MemoryRange range, int cpu, Path file) {
		return new SaveMemory(machine,
				new Memsave(range.address(), range.bytes(), file.toString(), OptionalInt.of(cpu)), range,
				file.toString());
	}

	/**
	 * Saves physical memory. Where the range has none, QEMU writes zeros or nothing and says no word.
	 *
	 * @param file of the computer on which QEMU runs
	 */
	public Operation<?> savePhysicalMemory(MemoryRange range, Path file) {
		return new SaveMemory(machine, new Pmemsave(range.address(), range.bytes(), file.toString()), range,
				file.toString());
	}

	/** Gives the guest a non-maskable interrupt. */
	public Operation<?> nmi() {
		return say(new InjectNmi(), new Wording("Give " + machine.name() + " an NMI",
				"interrupt the guest, on all CPUs of a PC", "The guest could not be given an NMI"));
	}

	/** Chooses the CPU that commands are about which name none. */
	public Operation<?> chooseCpu(int index) {
		var chosen = chosenCpu();
		return say(new Cpu(index), new Wording("Choose CPU " + index + " of " + machine.name(), "choose the CPU",
				"CPU " + index + " could not be chosen")).takenBackBy(() -> chooseCpu(chosen));
	}

	/** The CPU that was chosen in this connection; the first one at its beginning. */
	public int chosenCpu() {
		return language.translator().chosenCpu();
	}

	/** Tells the viewers of a SPICE screen where the machine is about to go. */
	public Operation<?> announce(SpiceTarget target) {
		return say(new ClientMigrateInfo("spice", target.host(), target.port(), target.tlsPort(), target.certSubject()),
				new Wording("Tell the viewers of " + machine.name() + " about " + target.host(),
						"tell SPICE viewers where the machine goes", "The viewers could not be told"));
	}

	/** Whether this QEMU has a command; it then may still refuse it. */
	public boolean has(String command) {
		return language.commands().contains(command);
	}

	/** What stands in the way of saving to a file; empty when nothing is known to. */
	public CompletableFuture<Optional<Warning>> overwriting(Path file) {
		return new FileCheck(machine).before(file.toString());
	}
}
