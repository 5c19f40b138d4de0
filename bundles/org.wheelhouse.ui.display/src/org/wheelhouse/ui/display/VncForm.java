package org.wheelhouse.ui.display;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.vnc.VncServerRequest;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.VncState;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationDialog;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.widget.Plural;

/** Changes the password, its expiry or the address of a machine's VNC server, one after the other. UI thread. */
final class VncForm {

	private static final String WHAT = "what";
	private static final String PASSWORD = "password";
	private static final String EXPIRY = "expiry";
	private static final String ADDRESS = "address";

	private final Supplier<Optional<MachineAccess>> access;

	private VncForm(Supplier<Optional<MachineAccess>> access) {
		this.access = access;
	}

	/** Opens it; it stays open until it is closed. */
	static void open(IWorkbenchWindow window, Machine machine) {
		var registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
		new OperationDialog(window.getShell(),
				of(machine.getName(), machine.getVnc(), () -> registry.machine(machine.getId())),
				OperationRunner.of(window)).staying().open();
	}

	/**
	 * Makes the form.
	 *
	 * @param vnc    as it is now; null while that is not known
	 * @param access empty while the machine is not connected
	 */
	static OperationForm of(String machine, @Nullable VncState vnc,
			Supplier<Optional<MachineAccess>> access) {
		return new OperationForm("vnc", NLS.bind(Messages.Vnc_Title, machine), state(vnc), Messages.Vnc_Apply, List.of(
				new FormField.Choice(WHAT, Messages.Vnc_What,
						List.of(Messages.Vnc_Password, Messages.Vnc_Expiry, Messages.Vnc_Address), 0),
				chosen(0, new FormField.Secret(PASSWORD, Messages.Vnc_New, "")),
				chosen(1, new FormField.Line(EXPIRY, Messages.Vnc_New, "never", Messages.Vnc_ExpiryHint)),
				chosen(2, new FormField.Line(ADDRESS, Messages.Vnc_New, address(vnc), "127.0.0.1:5901"))),
				new VncForm(access)::proposed);
	}

	private static FormField chosen(int what, FormField field) {
		return new FormField.Conditional(field, entries -> entries.choice(WHAT) == what);
	}

	private static String state(@Nullable VncState vnc) {
		if (vnc == null) {
			return Messages.Vnc_Unknown;
		}
		if (!vnc.isEnabled()) {
			return Messages.Vnc_Off;
		}
		return Plural.bind(Messages.Vnc_On, told(vnc), vnc.getAuth().isEmpty() ? "none" : vnc.getAuth(),
				vnc.getClients().size());
	}

	private static String address(@Nullable VncState vnc) {
		return vnc == null || !vnc.isEnabled() || isUnix(vnc) ? "127.0.0.1:5900" : told(vnc);
	}

	private static String told(VncState vnc) {
		return isUnix(vnc) ? "unix:" + vnc.getService() : vnc.getHost() + ":" + vnc.getService();
	}

	private static boolean isUnix(VncState vnc) {
		return vnc.getFamily().equals("unix");
	}

	private FormResult proposed(FormValues entries) {
		return switch (entries.choice(WHAT)) {
			case 0 -> password(entries.typed(PASSWORD)).remarked(Messages.Vnc_PasswordText);
			case 1 -> expiry(entries.text(EXPIRY)).remarked(Messages.Vnc_ExpiryText);
			default -> address(entries.text(ADDRESS)).remarked(Messages.Vnc_AddressText);
		};
	}

	/** How much of it counts is what the operation warns of. */
	private FormResult password(String typed) {
		return typed.isEmpty()
				? FormResult.wrong(Messages.Vnc_PasswordEmpty)
				: changed(new VncServerRequest.Password(typed));
	}

	private FormResult expiry(String typed) {
		return typed.matches("now|never|\\+?\\d{1,12}")
				? changed(new VncServerRequest.Expiry(typed))
				: FormResult.wrong(Messages.Vnc_ExpiryWrong);
	}

	private FormResult address(String typed) {
		var colon = typed.lastIndexOf(':');
		var port = colon > 0 && typed.substring(colon + 1).matches("\\d{1,5}")
				? Integer.parseInt(typed.substring(colon + 1))
				: 0;
		return port > 0 && port < 65536
				? changed(new VncServerRequest.Address(typed.substring(0, colon), port))
				: FormResult.wrong(Messages.Vnc_AddressWrong);
	}

	private FormResult changed(VncServerRequest intent) {
		return access.get().map(machine -> FormResult.of(intent.operation(machine)))
				.orElseGet(() -> FormResult.wrong(Messages.Vnc_NotConnected));
	}
}
