package org.wheelhouse.ui.hosts;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.TextContentAdapter;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.core.remote.RemoteHostList;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.host.remote.RemoteHosts;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.ui.part.InventoryListener;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Adds a computer: tells what ssh makes of the name while it is typed, connects, shows the steps, and keeps it when it is
 * connected, or when a person wants it all the same. Whoever cancels has added nothing. UI thread; never blocks.
 */
final class AddHostDialog extends TitleAreaDialog {

	private static final int WIDTH = 560;
	private static final int TYPING_MILLIS = 250;

	private final RemoteHostList hosts;
	private final Inventory inventory;
	private final BiConsumer<String, Boolean> lock;
	private final Function<String, Watch> found;
	private final Executor modelThread;
	private @Nullable Form form;
	/** The computer that is being tried; empty before. */
	private String added = "";
	private String label = "";
	private boolean kept;
	private boolean watches;
	/** Has what runs there looked at, from the moment that it is connected. */
	private Watch looking = AddHostDialog::nobody;

	/**
	 * @param inventory   tells how it stands with the connection
	 * @param lock        makes a computer read-only, or not
	 * @param found       has what runs on a computer looked at
	 * @param modelThread the UI thread
	 */
	AddHostDialog(Shell parent, RemoteHostList hosts, Inventory inventory, BiConsumer<String, Boolean> lock,
			Function<String, Watch> found, Executor modelThread) {
		super(parent);
		this.hosts = hosts;
		this.inventory = inventory;
		this.lock = lock;
		this.found = found;
		this.modelThread = modelThread;
		setShellStyle(getShellStyle() | SWT.RESIZE);
		// GTK's own ground of lists is still the dark one when the appearance has become light.
		setTitleAreaColor(ColorRole.SURFACE.color().getRGB());
	}

	private static void nobody() {
		// nobody looks
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Messages.Add_Title);
			WidgetIds.name(shell, "addhost");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		setTitle(Messages.Add_Title);
		setMessage(Messages.Add_About);
		var made = new Form(Objects.requireNonNull(parent));
		form = made;
		var names = new Names();
		var adapter = new ContentProposalAdapter(made.target, new TextContentAdapter(), names::of, null,
				"abcdefghijklmnopqrstuvwxyz@".toCharArray());
		adapter.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_REPLACE);
		hosts.ways().ifPresent(way -> way.names().thenAcceptAsync(known -> names.all = known, modelThread));
		var heard = new InventoryListener(inventory, new InventoryListener.Listener() {
			@Override
			public void changed(Object element, boolean rows) {
				show();
			}

			@Override
			public void foundChanged(EObject element, boolean rows) {
				show();
			}
		});
		made.area.addDisposeListener(_ -> heard.close());
		return made.area;
	}

	/** What was typed may be the beginning of a name, with a user before it; a whole name needs no completion. */
	static final class Names {

		List<String> all = List.of();

		IContentProposal[] of(@Nullable String typed, int caret) {
			var text = typed == null ? "" : typed.substring(0, Math.min(caret, typed.length()));
			var user = text.substring(0, text.lastIndexOf('@') + 1);
			var begun = text.substring(user.length());
			return all.stream().filter(name -> name.startsWith(begun) && !name.equals(begun))
					.map(name -> new ContentProposal(user + name))
					.toArray(IContentProposal[]::new);
		}
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		WidgetIds.name(createButton(parent, IDialogConstants.OK_ID, Messages.Add_AddAnyway, true), "addhost.ok");
		WidgetIds.name(createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false),
				"addhost.cancel");
		show();
	}

	private void typed() {
		var made = form;
		if (made == null) {
			return;
		}
		takeBack();
		made.steps.reset();
		var text = made.target.getText().strip();
		if (made.fields.label.getText().equals(label)) {
			made.fields.label.setText(text);
		}
		label = text;
		setErrorMessage(null);
		made.say("", "");
		made.asking.request();
		show();
	}

	/** Asks ssh what it makes of the name; by the time that it tells another one may stand there. */
	private void ask() {
		var made = form;
		var way = hosts.ways();
		if (made == null || made.area.isDisposed() || way.isEmpty() || made.target.getText().isBlank()) {
			return;
		}
		var text = made.target.getText().strip();
		try {
			made.say("", NLS.bind(Messages.Add_Run, String.join(" ", way.get().command(text))));
		} catch (IllegalArgumentException e) {
			setErrorMessage(e.getMessage());
			return;
		}
		way.get().route(text).thenAcceptAsync(route -> told(text, way.get(), route), modelThread);
	}

	private void told(String text, RemoteHosts way, Optional<RemoteHosts.Route> route) {
		var made = form;
		if (made != null && !made.area.isDisposed() && made.target.getText().strip().equals(text)) {
			made.steps.lead(text, route.map(RemoteHosts.Route::jumps).orElse(""));
			made.say(route.map(known -> RouteText.of(known, way.configuration())).orElse(Messages.Route_Unknown),
					made.run.getText());
		}
	}

	private Optional<Host> host() {
		return inventory.getHosts().stream().filter(host -> !added.isEmpty() && host.getId().equals(added))
				.findFirst();
	}

	private void show() {
		var made = form;
		Button ok = getButton(IDialogConstants.OK_ID);
		if (made == null || ok == null || ok.isDisposed()) {
			return;
		}
		var host = host();
		host.ifPresent(made.steps::show);
		var connected = host.filter(known -> known.getConnection() == HostConnection.CONNECTED).isPresent();
		if (connected && !watches) {
			watches = true;
			looking = found.apply(added);
		}
		var failed = host.filter(known -> !connected && ConnectingSteps.isOver(known)).isPresent();
		ok.setText(added.isEmpty() ? Messages.Add_Connect : failed ? Messages.Add_AddAnyway : Messages.Add_Add);
		ok.setEnabled(added.isEmpty() ? !made.target.getText().isBlank() : connected || failed);
	}

	@Override
	protected void okPressed() {
		var made = form;
		if (made == null) {
			return;
		}
		var host = made.fields.of(made.target.getText().strip());
		try {
			if (added.isEmpty()) {
				added = add(host, made.fields.isReadOnly());
				show();
			} else {
				hosts.change(added, host);
				kept = true;
				super.okPressed();
			}
		} catch (CoreException e) {
			setErrorMessage(e.getMessage());
		}
	}

	/** A read-only one is that before anything of it is known; the lock of one that is in the list already is not touched. */
	private String add(KeptHost host, boolean readOnly) throws CoreException {
		var id = readOnly ? id(host.target()) : Optional.<String>empty();
		id.ifPresent(known -> lock.accept(known, true));
		try {
			return hosts.add(host);
		} catch (CoreException e) {
			id.ifPresent(known -> lock.accept(known, false));
			throw e;
		}
	}

	/** Of one that can be added: neither no name, nor in the list. */
	private Optional<String> id(String target) {
		try {
			return hosts.ways().map(way -> way.id(target)).filter(id -> hosts.find(id).isEmpty());
		} catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}

	/** What is only being tried is in the list: it goes with whoever cancels, or types another name. */
	private void takeBack() {
		looking.close();
		watches = false;
		if (!added.isEmpty() && !kept) {
			var gone = added;
			added = "";
			try {
				hosts.remove(gone);
			} catch (CoreException e) {
				setErrorMessage(e.getMessage());
			}
		}
	}

	@Override
	public boolean close() {
		takeBack();
		return super.close();
	}

	/** What the dialog contains. */
	private final class Form {

		final Composite area;
		final Text target;
		final HostFields fields;
		final ConnectingSteps steps;
		final Conflated asking;
		private final Label route;
		private final Label run;

		Form(Composite parent) {
			area = new Composite(parent, SWT.NONE);
			GridLayoutFactory.swtDefaults().numColumns(3).margins(16, 14).spacing(10, 8).applyTo(area);
			GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
			asking = new Conflated(area.getDisplay(), Duration.ofMillis(TYPING_MILLIS), AddHostDialog.this::ask);
			var rows = new Fields(area, () -> {
				// the name alone decides
			});
			rows.label(Messages.Add_Host);
			target = rows.text("addhost.target", 1);
			var hint = new Label(area, SWT.NONE);
			hint.setText(Messages.Add_Hint);
			ColorRole.TEXT2.ink(hint);
			new Label(area, SWT.NONE);
			route = small("addhost.route", 2);
			fields = new HostFields(rows, new KeptHost("", "", true), false);
			fields.onReadOnly(on -> {
				if (!added.isEmpty()) {
					lock.accept(added, on);
				}
			});
			rows.caption(Messages.Add_Connecting);
			steps = new ConnectingSteps(area);
			run = small("addhost.run", 3);
			target.addListener(SWT.Modify, _ -> typed());
			target.setFocus();
		}

		private Label small(String id, int columns) {
			var text = new Label(area, SWT.WRAP);
			text.setFont(Fonts.SMALL.font());
			ColorRole.TEXT2.ink(text);
			WidgetIds.name(text, id);
			var line = text.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
			GridDataFactory.fillDefaults().span(columns, 1).grab(true, false)
					.hint(columns == 3 ? WIDTH : SWT.DEFAULT, columns == 3 ? line * 5 : line).applyTo(text);
			return text;
		}

		void say(String way, String command) {
			Literal.show(route, way);
			Literal.show(run, command);
		}
	}
}
