package org.wheelhouse.ui.handlers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.guard.MemoryRange;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.memory.MemoryOperations;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.widget.SizeText;

/** Which part of a guest's memory goes into which file, and by whose addresses it is named. */
public final class SaveMemoryForm {

	private static final String ID = "machine.memory";
	private static final String BY = "by";
	private static final String FROM = "from";
	private static final String SIZE = "size";
	private static final String FILE = "file";
	/** Less than this a person hardly looks at; a page of most processors. */
	private static final long PAGE = 4096;

	private final Saving saving;

	/** Saves a range. */
	interface Saving {

		/** @param cpu whose addresses they are; empty for physical ones */
		Operation<?> to(Path file, MemoryRange range, OptionalInt cpu);
	}

	/**
	 * What the form is about.
	 *
	 * @param machine its name
	 * @param bytes   that it has
	 * @param cpus    how many it has
	 * @param cpu     whose addresses are proposed; empty for physical ones
	 * @param files   of its computer
	 */
	record Subject(String machine, long bytes, int cpus, OptionalInt cpu, HostFileChooser files) {}

	private SaveMemoryForm(Saving saving) {
		this.saving = saving;
	}

	/**
	 * Makes the form. Model thread.
	 *
	 * @param cpu whose addresses are proposed; empty for physical ones
	 * @return fails when the machine does not answer
	 */
	public static CompletableFuture<OperationForm> of(Machine machine, MachineAccess access, OptionalInt cpu) {
		var name = machine.getName();
		var cpus = Math.max(1, machine.getCpuCount());
		var files = new HostFileChooser(access.host());
		return MemoryOperations.of(access)
				.thenCompose(operations -> operations.memoryBytes()
						.thenApply(bytes -> of(new Subject(name, bytes, cpus, cpu, files),
								(file, range, by) -> by.isPresent()
										? operations.saveMemory(range, by.getAsInt(), file)
										: operations.savePhysicalMemory(range, file))));
	}

	static OperationForm of(Subject subject, Saving saving) {
		var by = new ArrayList<>(List.of(Messages.Save_physical));
		for (int index = 0; index < subject.cpus(); index++) {
			by.add(NLS.bind(Messages.Save_ofCpu, index));
		}
		boolean all = subject.cpu().isEmpty();
		List<FormField> fields = List.of(
				new FormField.Choice(BY, Messages.Save_by, by, subject.cpu().isPresent()
						? Math.min(subject.cpu().getAsInt(), subject.cpus() - 1) + 1
						: 0),
				new FormField.Line(FROM, Messages.Save_from, all ? "0x0" : "", Messages.Save_fromHint),
				new FormField.Line(SIZE, Messages.Save_size, SizeText.of(all ? subject.bytes() : PAGE),
						Messages.Save_sizeHint),
				new FormField.FilePath(FILE, Messages.Save_file, "", Messages.Save_fileHint, true, List.of(),
						subject.files()));
		return new OperationForm(ID, Messages.Save_title, NLS.bind(Messages.Save_about, subject.machine()),
				Messages.Save_ok,
				fields, new SaveMemoryForm(saving)::proposed);
	}

	private FormResult proposed(FormValues entries) {
		var from = address(entries.text(FROM));
		if (from.isEmpty()) {
			return FormResult.wrong(Messages.Save_fromWrong);
		}
		var bytes = entries.bytes(SIZE);
		if (bytes.isEmpty() || bytes.getAsLong() == 0) {
			return FormResult.wrong(Messages.Save_sizeWrong);
		}
		Optional<Path> file = entries.path(FILE);
		if (file.isEmpty()) {
			return FormResult.wrong(Messages.Save_fileWrong);
		}
		var cpu = entries.choice(BY) == 0 ? OptionalInt.empty() : OptionalInt.of(entries.choice(BY) - 1);
		var said = FormResult.of(saving.to(file.get(), new MemoryRange(from.getAsLong(), bytes.getAsLong()), cpu));
		return said instanceof FormResult.Ready ready ? ready.remarked(Messages.Save_remark) : said;
	}

	/** 64 bits without sign, as {@code 0xffffffff80000000} or in decimal. */
	static OptionalLong address(String typed) {
		try {
			boolean hexadecimal = typed.startsWith("0x") || typed.startsWith("0X");
			return OptionalLong.of(hexadecimal
					? Long.parseUnsignedLong(typed.substring(2), 16)
					: Long.parseUnsignedLong(typed));
		} catch (NumberFormatException _) {
			return OptionalLong.empty();
		}
	}
}
