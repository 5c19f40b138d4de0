package org.wheelhouse.core.memory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.guard.GuestMemory;
import org.wheelhouse.core.guard.MemoryRange;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.AwaitedEvent;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.TranslatedCommand;
import org.wheelhouse.core.operation.TranslatedCommand.Wording;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.Balloon;
import org.wheelhouse.qmp.command.Memsave;
import org.wheelhouse.qmp.command.Pmemsave;
import org.wheelhouse.qmp.command.QomSet;
import org.wheelhouse.qmp.command.QueryMemorySizeSummary;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.message.Event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What a person does with a guest's memory, in the words of the QEMU that runs it. Good for one connection: ask anew before
 * each use. Any thread; nothing blocks, and nothing is sent before an operation is run.
 */
public final class MemoryOperations {

	private static final Duration PATIENCE = Duration.ofSeconds(10);
	private static final int BALLOON_PAGE = 4096;

	private final MachineAccess machine;
	private final QemuCapabilities language;

	private MemoryOperations(MachineAccess machine, QemuCapabilities language) {
		this.machine = machine;
		this.language = language;
	}

	/** @return completed on the thread of the wires; fails with {@link org.wheelhouse.qmp.session.QmpException} */
	public static CompletableFuture<MemoryOperations> of(MachineAccess machine) {
		return machine.language().thenApply(language -> new MemoryOperations(machine, language));
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
		var act = new TranslatedCommand<>(machine, language, new Balloon(bytes),
				new Wording("Let " + machine.name() + " have " + ByteText.text(bytes) + " of memory",
						"let the guest have " + ByteText.text(bytes), "The guest's memory could not be changed"),
				Topic.BALLOON, Topic.MEMORY).takenBackBy(() -> balloon(before, bytes));
		return bytes == before ? act : act.asking(event -> hasCome(event, bytes), balloonWords(bytes));
	}

	/**
	 * Asks the guest to take so much of a resizable memory device, or to give back what is more.
	 *
	 * @param device its id
	 * @param bytes  a multiple of its block
	 * @param before that it was asked for, to take it back
	 */
	public Operation<?> resize(String device, long bytes, long before) {
		var act = new TranslatedCommand<>(machine, language,
				new QomSet("/machine/peripheral/" + device, "requested-size",
						JsonNodeFactory.instance.numberNode(bytes)),
				new Wording("Let " + machine.name() + " have " + ByteText.text(bytes) + " of " + device,
						"let the guest have " + ByteText.text(bytes) + " of it", "The memory could not be resized"),
				Topic.MEMORY, Topic.BALLOON).takenBackBy(() -> resize(device, before, bytes));
		return bytes == before
				? act
				: act.asking(event -> event.name().equals("MEMORY_DEVICE_SIZE_CHANGE")
						&& event.data().path("id").asText().equals(device)
						&& event.data().path("size").asLong() == bytes, resizeWords(device, bytes));
	}

	private AwaitedEvent.Words resizeWords(String device, long bytes) {
		var guest = "The guest of " + machine.name();
		var asked = guest + " was asked to have " + ByteText.text(bytes) + " of " + device;
		return new AwaitedEvent.Words(asked, PATIENCE,
				asked + ", and has not come to it within " + PATIENCE.toSeconds() + " s",
				_ -> guest + " has " + ByteText.text(bytes) + " of " + device + " now",
				"The connection to " + machine.name() + " was lost before its guest had " + ByteText.text(bytes));
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
}
