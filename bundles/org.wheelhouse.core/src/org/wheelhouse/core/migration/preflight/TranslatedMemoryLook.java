package org.wheelhouse.core.migration.preflight;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.QueryStatus;

/** What TCG does to the memory of a guest that is moved while it runs, or to QEMU itself. */
final class TranslatedMemoryLook {

	private static final String ID = "tcg-memory";
	private static final String SUBJECT = "Memory under TCG";
	private static final QemuVersion MENDED = new QemuVersion(9, 0, 0);
	private static final String LINE = "info ramblock";

	private final MachineAccess source;
	private final QemuAnswers answers;

	TranslatedMemoryLook(MachineAccess source, QemuAnswers answers) {
		this.source = source;
		this.answers = answers;
	}

	CompletableFuture<List<PreflightCheck>> look() {
		if (answers.accelerator().filter("tcg"::equals).isEmpty() || answers.version().isEmpty()) {
			return CompletableFuture.completedFuture(List.of());
		}
		var version = answers.version().get();
		return OptionalQuery.instead(source.ask(new HumanMonitorCommand(LINE)), "")
				.thenCombine(source.send(new QueryStatus()),
						(printed, status) -> List
								.of(check(printed, version, status.running()).with(LINE + "\n" + printed)));
	}

	private static PreflightCheck check(String printed, QemuVersion version, boolean running) {
		var blocks = MemoryBlocks.parse(printed);
		if (blocks.blocks().isEmpty()) {
			return PreflightCheck.unknown(ID, SUBJECT, "QEMU does not tell its blocks of memory");
		}
		boolean older = version.isOlderThan(MENDED);
		var deadly = older ? java.util.Optional.<String>empty() : blocks.deadly();
		if (deadly.isPresent()) {
			return PreflightCheck.stop(ID, SUBJECT,
					"QEMU " + version + " would abort, and the guest with it: under TCG it fails where "
							+ deadly.get(),
					"Start the machine anew with its largest memory first, without backends that are smaller, or by KVM.");
		}
		var lossy = older ? blocks.lossyBefore9() : blocks.lossy();
		if (lossy.isPresent() && running) {
			return PreflightCheck.warning(ID, SUBJECT,
					"QEMU " + version + " under TCG can lose what the guest writes to " + lossy.get()
							+ " while it is moved, and the guest may crash afterwards",
					older
							? "Pause the guest first, give it a size of memory that is no multiple of 256 KiB, or use QEMU 9.0 or newer."
							: "Pause the guest first, or give each memory a size that is no multiple of 256 KiB.");
		}
		return PreflightCheck.fine(ID, SUBJECT, lossy.isPresent()
				? "The guest does not run, so nothing it writes can be lost"
				: "All that the guest writes is sent");
	}
}
