package org.wheelhouse.core.cpu;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.ReadOnly;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;
import org.wheelhouse.qmp.command.QueryCpusFast;

/**
 * Has a virtual CPU run on some of the host's processors only, by {@code taskset} on the thread that QEMU has for it. Lasts until
 * QEMU ends. Which thread that is, is asked anew when it is run: a number that was a CPU's may be another program's by then.
 */
public final class PinCpu implements Operation<String> {

	private static final Duration DEADLINE = Duration.ofSeconds(10);
	/** As {@code taskset --cpu-list} takes them. */
	private static final Pattern PROCESSORS = Pattern.compile("\\d+(-\\d+)?(,\\d+(-\\d+)?)*");

	private final MachineAccess machine;
	private final int index;
	private final String processors;
	private final String before;

	/**
	 * @param index      of the CPU
	 * @param processors of the host, as ranges, for example {@code 0-3,8}
	 * @param before     on which it may run now, to take it back; empty when not known
	 */
	public PinCpu(MachineAccess machine, int index, String processors, String before) {
		this.machine = machine;
		this.index = index;
		this.processors = processors;
		this.before = before;
	}

	/** What is wrong with a list of processors; empty when nothing is. */
	public static Optional<String> problem(String processors) {
		return PROCESSORS.matcher(processors).matches()
				? Optional.empty()
				: Optional.of("Processors are numbers and ranges with commas between, for example 0-3,8.");
	}

	@Override
	public String label() {
		return "Let CPU " + index + " of " + machine.name() + " run on " + processors;
	}

	@Override
	public Optional<ReadOnly> locked() {
		return machine.readOnly();
	}

	/** Nothing is sent to QEMU. */
	@Override
	public List<PlannedCommand> plan() {
		return List.of();
	}

	/** What is run, but for the number of the thread, which is asked then. */
	public String command() {
		return String.join(" ", words("THREAD"));
	}

	private List<String> words(String thread) {
		return List.of("taskset", "--cpu-list", "--pid", processors, thread);
	}

	/** @return the processors; fails with {@link OperationFailed} */
	@Override
	public CompletableFuture<String> run() {
		return machine.send(new QueryCpusFast()).thenCompose(cpus -> cpus.stream().filter(cpu -> cpu.index() == index)
				.findFirst().map(cpu -> ours(cpu.threadId()))
				.orElseGet(() -> CompletableFuture.failedFuture(
						OperationFailed.refused("CPU " + index + " is not there any more", ""))))
				.whenComplete((_, _) -> machine.invalidate(Topic.CPU));
	}

	/** A number that is none of the process's own threads would be somebody else's. */
	private CompletableFuture<String> ours(long thread) {
		return machine.host().threadTimes(machine.snapshot().identity().pid()).thenCompose(threads -> threads
				.containsKey(thread)
						? pin(thread)
						: CompletableFuture.failedFuture(OperationFailed.refused(
								"Thread " + thread + " is none of " + machine.name() + "'s on "
										+ machine.host().label(),
								"")));
	}

	private CompletableFuture<String> pin(long thread) {
		return machine.host().run(ProgramRequest.of(words(Long.toString(thread)), DEADLINE))
				.exceptionallyCompose(problem -> CompletableFuture
						.failedFuture(
								OperationFailed.of("The CPU could not be bound to processors", problem, List.of())))
				.thenCompose(this::told);
	}

	private CompletableFuture<String> told(ProgramResult result) {
		return result.succeeded()
				? CompletableFuture.completedFuture(processors)
				: CompletableFuture
						.failedFuture(new OperationFailed("The CPU could not be bound to processors", command(),
								String.join("\n", result.complaints()), List.of(), "", null));
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return before.isEmpty() ? Optional.empty() : Optional.of(new PinCpu(machine, index, before, processors));
	}
}
