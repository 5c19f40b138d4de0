package org.wheelhouse.ui.display;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.vnc.ChangeVncServer;
import org.wheelhouse.core.vnc.VncServerRequest;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.VncState;
import org.wheelhouse.ui.failure.FailureReport;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Password, its expiry and the address of a machine's VNC server: each on its own, with what it really does and the command
 * that is sent. Stays open until it is closed.
 */
final class VncDialog extends Dialog {

	private static final int WIDTH = 480;
	private static final int COUNTED = 8;

	private final Machine machine;
	private final Supplier<Optional<MachineAccess>> access;
	private final Executor modelThread;

	private VncDialog(Shell shell, Machine machine, Supplier<Optional<MachineAccess>> access, Executor modelThread) {
		super(shell);
		this.machine = machine;
		this.access = access;
		this.modelThread = modelThread;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	static void open(IWorkbenchWindow window, Machine machine) {
		var registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
		new VncDialog(window.getShell(), machine, () -> registry.machine(machine.getId()),
				Objects.requireNonNull(window.getService(ModelThread.class))).open();
	}

	@Override
	protected void configureShell(@Nullable Shell newShell) {
		super.configureShell(newShell);
		if (newShell != null) {
			newShell.setText(NLS.bind(Messages.Vnc_Title, machine.getName()));
			WidgetIds.name(newShell, "vnc");
		}
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		WidgetIds.name(createButton(parent, IDialogConstants.CLOSE_ID, IDialogConstants.CLOSE_LABEL, false),
				"vnc.close");
	}

	@Override
	protected void buttonPressed(int buttonId) {
		close();
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		GridLayoutFactory.fillDefaults().margins(12, 12).spacing(0, 10).applyTo(area);
		var now = new Label(area, SWT.WRAP);
		now.setText(Literal.label(state(machine.getVnc())));
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(now);
		new Section(area, "vnc.password", Messages.Vnc_Password, Messages.Vnc_PasswordText, SWT.PASSWORD, "",
				this::password);
		new Section(area, "vnc.expiry", Messages.Vnc_Expiry, Messages.Vnc_ExpiryText, SWT.NONE, "never",
				this::expiry);
		new Section(area, "vnc.address", Messages.Vnc_Address, Messages.Vnc_AddressText, SWT.NONE,
				address(machine.getVnc()), typed -> address(typed));
		return area;
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

	/** A checked entry: an operation, or what is wrong with it. Either is empty. */
	private record Checked(Optional<Operation<?>> operation, String problem, String remark) {

		static Checked wrong(String problem) {
			return new Checked(Optional.empty(), problem, "");
		}
	}

	private Checked checked(VncServerRequest intent, String remark) {
		return access.get().map(found -> new Checked(Optional.of(new ChangeVncServer(found, intent)), "", remark))
				.orElse(Checked.wrong(Messages.Vnc_NotConnected));
	}

	private Checked password(String typed) {
		if (typed.isEmpty()) {
			return Checked.wrong(Messages.Vnc_PasswordEmpty);
		}
		return checked(new VncServerRequest.Password(typed),
				typed.length() > COUNTED ? NLS.bind(Messages.Vnc_PasswordLong, typed.length()) : "");
	}

	private Checked expiry(String typed) {
		return typed.matches("now|never|\\+?\\d{1,12}")
				? checked(new VncServerRequest.Expiry(typed), "")
				: Checked.wrong(Messages.Vnc_ExpiryWrong);
	}

	private Checked address(String typed) {
		var colon = typed.lastIndexOf(':');
		var port = colon > 0 && typed.substring(colon + 1).matches("\\d{1,5}")
				? Integer.parseInt(typed.substring(colon + 1))
				: 0;
		return port > 0 && port < 65536
				? checked(new VncServerRequest.Address(typed.substring(0, colon), port), "")
				: Checked.wrong(Messages.Vnc_AddressWrong);
	}

	/** One thing that can be changed. */
	private final class Section {

		private final Text entry;
		private final Text said;
		private final Button apply;
		private final Function<String, Checked> check;

		Section(Composite parent, String id, String title, String explanation, int style, String value,
				Function<String, Checked> check) {
			this.check = check;
			var group = new Group(parent, SWT.NONE);
			group.setText(title);
			GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 8).spacing(8, 4).applyTo(group);
			GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
			var text = new Label(group, SWT.WRAP);
			text.setText(explanation);
			text.setFont(Fonts.SMALL.font());
			ColorRole.TEXT2.ink(text);
			GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
			entry = new Text(group, SWT.BORDER | style);
			WidgetIds.name(entry, id);
			entry.setText(value);
			GridDataFactory.fillDefaults().grab(true, false).applyTo(entry);
			apply = new Button(group, SWT.PUSH);
			apply.setText(Messages.Vnc_Apply);
			WidgetIds.name(apply, id + ".apply");
			said = new Text(group, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI);
			said.setFont(Fonts.MONO.font());
			WidgetIds.name(said, id + ".said");
			GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(WIDTH, said.getLineHeight() * 3)
					.applyTo(said);
			entry.addListener(SWT.Modify, _ -> check());
			entry.addListener(SWT.DefaultSelection, _ -> apply());
			apply.addListener(SWT.Selection, _ -> apply());
			check();
		}

		private Checked check() {
			var now = check.apply(entry.getText().strip());
			apply.setEnabled(now.operation().isPresent());
			now.operation().ifPresentOrElse(
					operation -> say(ColorRole.TEXT2, operation.plan().getFirst().json()
							+ (now.remark().isEmpty() ? "" : "\n" + now.remark())),
					() -> say(ColorRole.TEXT2, now.problem()));
			return now;
		}

		private void apply() {
			check().operation().ifPresent(operation -> {
				apply.setEnabled(false);
				operation.run().whenCompleteAsync((_, failure) -> {
					if (said.isDisposed()) {
						return;
					}
					apply.setEnabled(true);
					if (failure == null) {
						say(ColorRole.RUN, Messages.Vnc_Done);
					} else {
						var cause = FailureReport.cause(failure);
						say(ColorRole.FAIL, FailureReport.of(operation.label(), cause).message());
					}
				}, modelThread);
			});
		}

		private void say(ColorRole color, String text) {
			color.ink(said);
			said.setText(text);
		}
	}
}
