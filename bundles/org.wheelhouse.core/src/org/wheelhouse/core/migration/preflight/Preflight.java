package org.wheelhouse.core.migration.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QueryCpusFast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** All looks at a migration before it is started. Any thread; nothing blocks. */
public final class Preflight {

	private static final String MACHINE_SUFFIX = "-machine";

	private final IntendedMigration intended;

	private Preflight(IntendedMigration intended) {
		this.intended = intended;
	}

	/** Looks; never fails: what cannot be found out is a line that says so. In the order in which a person reads them. */
	public static CompletableFuture<List<PreflightCheck>> of(IntendedMigration intended) {
		return new Preflight(intended).checks();
	}

	/**
	 * What an operation fails with that is not to be begun because of its pre-flight.
	 *
	 * @param label  what is refused, a sentence without its full stop
	 * @param checks of which some stop
	 */
	public static OperationFailed refusal(String label, List<PreflightCheck> checks) {
		var stopping = checks.stream().filter(PreflightCheck::stops).toList();
		var reasons = stopping.stream().map(check -> check.subject() + ": " + check.reason()).toList();
		var remedies = stopping.stream().map(PreflightCheck::remedy).filter(text -> !text.isEmpty()).distinct()
				.toList();
		return OperationFailed.refused(label + ": " + String.join(". ", reasons), String.join("\n", remedies));
	}

	private CompletableFuture<List<PreflightCheck>> checks() {
		var machineType = property("/machine", "type").thenApply(type -> type.endsWith(MACHINE_SUFFIX)
				? type.substring(0, type.length() - MACHINE_SUFFIX.length())
				: type);
		var looks = machineType.thenCombine(cpuType(), List::of).thenCompose(types -> {
			var source = QemuQuestions.usual().of(intended.source());
			return accelerator().thenCompose(accelerator -> source.thenCombine(there(accelerator),
					(here, there) -> new Ends(intended, here, there, types.get(0), types.get(1)))
					.thenCompose(ends -> withFeatures(ends, accelerator))).thenCompose(this::looks);
		});
		return looks.exceptionally(problem -> List.of(PreflightCheck.unknown("guest", "Guest",
				"It cannot be looked at: " + OperationFailed.cause(problem).getMessage())));
	}

	private CompletableFuture<List<PreflightCheck>> looks(Ends ends) {
		var source = intended.source();
		boolean tellsBlockers = ends.source().version().filter(version -> version.major() >= 6).isPresent();
		var rooms = new RoomLook(intended);
		var sourceProgram = sourceProgram(ends).thenApply(said -> new CapabilityLook(said).at(ends));
		var asked = List.of(untold("guest", "Guest", new SourceLook(source, tellsBlockers).look()),
				pure(new VersionLook(), ends), pure(new MachineTypeLook(), ends), pure(new ProcessorLook(), ends),
				untold("tcg-memory", "Memory under TCG", new TranslatedMemoryLook(source, ends.source()).look()),
				untold("memory", "Memory", rooms.memory()),
				untold("images", "Images", new ImageLook(intended).look()),
				untold("room", "Room for disks", rooms.disks()),
				untold("ports", "Ports", new PortLook(intended).look()),
				pure(new IdLook(), ends), untold("capability", "Capabilities", sourceProgram));
		return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).thenApply(_ -> {
			var all = new ArrayList<PreflightCheck>();
			asked.forEach(look -> all.addAll(look.join()));
			return List.copyOf(all);
		});
	}

	private static CompletableFuture<List<PreflightCheck>> pure(Ends.Look look, Ends ends) {
		return CompletableFuture.completedFuture(look.at(ends));
	}

	private static CompletableFuture<List<PreflightCheck>> untold(String id, String subject,
			CompletableFuture<List<PreflightCheck>> look) {
		return look.exceptionally(problem -> List.of(PreflightCheck.unknown(id, subject,
				"It could not be found out: " + OperationFailed.cause(problem).getMessage())));
	}

	private CompletableFuture<QemuAnswers> there(String accelerator) {
		return intended.program()
				.map(program -> QemuQuestions.usual().of(intended.host(), program, "none", accelerator, true,
						intended.allCapabilities()))
				.orElseGet(() -> CompletableFuture.completedFuture(QemuAnswers.none("")));
	}

	/** Of a CPU model that is what there is, what that is at both ends. */
	private CompletableFuture<Ends> withFeatures(Ends ends, String accelerator) {
		var model = ProcessorLook.model(ends.cpuType());
		if (!ProcessorLook.isWhatever(model) || intended.program().isEmpty() || ends.machineType().isEmpty()) {
			return CompletableFuture.completedFuture(ends);
		}
		var questions = QemuQuestions.features(model);
		return questions.of(intended.source()).thenCombine(
				questions.of(intended.host(), intended.program().get(), ends.machineType(), accelerator, false,
						Set.of()),
				(here, there) -> new Ends(intended, ends.source().and(here), ends.there().and(there),
						ends.machineType(),
						ends.cpuType()));
	}

	/** The source runs and is left as it is, so another QEMU of its program is told to switch the capabilities on. */
	private CompletableFuture<QemuAnswers> sourceProgram(Ends ends) {
		var program = intended.source().commandLine().stream().findFirst().map(java.nio.file.Path::of)
				.filter(path -> String.valueOf(path.getFileName()).startsWith("qemu"));
		return intended.allCapabilities().isEmpty() || program.isEmpty()
				? CompletableFuture.completedFuture(QemuAnswers.none("not asked"))
				: QemuQuestions.usual().of(intended.source().host(), program.get(), "none",
						ends.source().accelerator().orElse("tcg"), false, intended.allCapabilities());
	}

	private CompletableFuture<String> cpuType() {
		return OptionalQuery.instead(intended.source().ask(new QueryCpusFast()).thenCompose(cpus -> cpus.stream()
				.findFirst().map(cpu -> property(cpu.qomPath(), "type"))
				.orElseGet(() -> CompletableFuture.completedFuture(""))), "");
	}

	private CompletableFuture<String> property(String path, String name) {
		return OptionalQuery.<JsonNode>instead(intended.source().ask(new QomGet(path, name)), MissingNode.getInstance())
				.thenApply(JsonNode::asText);
	}

	/** Of the destination: named in its options, else its computer's choice. */
	private CompletableFuture<String> accelerator() {
		var named = intended.options().stream().flatMap(Preflight::accelerators).findFirst();
		return named.map(CompletableFuture::completedFuture).orElseGet(() -> intended.host().profile()
				.thenApply(HostProfile::accelerator).thenApply(AcceleratorChoice::name).exceptionally(_ -> "tcg"));
	}

	private static Stream<String> accelerators(QemuOption option) {
		var value = option.value().orElse("");
		return switch (option.name()) {
			case "accel" -> Stream.of(value.split(",")[0].replaceFirst("^accel=", ""));
			case "enable-kvm" -> Stream.of("kvm");
			case "machine", "M" -> Stream.of(value.split(",")).filter(part -> part.startsWith("accel="))
					.map(part -> part.substring("accel=".length()).split(":")[0]);
			default -> Stream.empty();
		};
	}
}
