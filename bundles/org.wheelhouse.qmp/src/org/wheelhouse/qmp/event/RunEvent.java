package org.wheelhouse.qmp.event;

import java.util.Optional;
import java.util.OptionalLong;

import org.wheelhouse.qmp.json.Name;

/** Whether the machine runs, and what it came to. */
public sealed interface RunEvent extends TypedEvent {

	/**
	 * QEMU ends, or the guest has switched itself off where QEMU stays.
	 *
	 * @param guest  whether the guest wanted it
	 * @param reason for example {@code guest-shutdown} or {@code host-qmp-quit}
	 */
	record Shutdown(boolean guest, String reason) implements RunEvent {}

	/** The power button was pressed, by {@code system_powerdown}. */
	record Powerdown() implements RunEvent {}

	/**
	 * The machine was reset.
	 *
	 * @param guest  whether the guest wanted it
	 * @param reason for example {@code guest-reset}
	 */
	record Reset(boolean guest, String reason) implements RunEvent {}

	/** The CPUs stand still. */
	record Stop() implements RunEvent {}

	/** The CPUs run again. */
	record Resume() implements RunEvent {}

	/** The guest sleeps with its memory on (S3). */
	record Suspend() implements RunEvent {}

	/** The guest sleeps with its memory on its disk (S4). */
	record SuspendDisk() implements RunEvent {}

	/** The guest woke up. */
	record Wakeup() implements RunEvent {}

	/** The guest has not fed its watchdog, and this was done about it. */
	record Watchdog(String action) implements RunEvent {}

	/** The guest panicked, and this was done about it. */
	record GuestPanicked(String action, Optional<Panic> info) implements RunEvent {}

	/** The guest panicked and has loaded a kernel that saves its memory. */
	record GuestCrashloaded(String action, Optional<Panic> info) implements RunEvent {}

	/**
	 * What the guest told of its panic.
	 *
	 * @param type       {@code hyper-v} or {@code s390}
	 * @param arg1       of Hyper-V, like the next four
	 * @param core       the CPU, of S/390 like all that follows
	 * @param pswMask    the program status word's first half
	 * @param pswAddress its second half
	 */
	record Panic(String type, OptionalLong arg1, OptionalLong arg2, OptionalLong arg3, OptionalLong arg4,
			OptionalLong arg5, OptionalLong core, OptionalLong pswMask, @Name("psw-addr") OptionalLong pswAddress,
			Optional<String> reason) {}

	/**
	 * Memory of the host has failed.
	 *
	 * @param recipient {@code hypervisor} when it was QEMU's own, else {@code guest}
	 * @param action    {@code ignore}, {@code inject}, {@code fatal} or {@code reset}
	 */
	record MemoryFailure(String recipient, String action, Flags flags) implements RunEvent {

		/**
		 * How it failed.
		 *
		 * @param actionRequired whether something used that memory
		 * @param recursive      whether a failure before it was not dealt with yet
		 */
		public record Flags(boolean actionRequired, boolean recursive) {}
	}

	/** The guest's memory was dumped, or failed to be. */
	record DumpCompleted(Result result, Optional<String> error) implements RunEvent {

		/** How far it came, in bytes; status is {@code completed} or {@code failed}. */
		public record Result(String status, long completed, long total) {}
	}

	/**
	 * The guest set its clock.
	 *
	 * @param offset seconds between the clock as it is now and as it was started
	 */
	record RtcChange(long offset, String qomPath) implements RunEvent {}
}
