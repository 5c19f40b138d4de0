package org.wheelhouse.ui.handlers;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.fieldassist.ComboContentAdapter;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.ModifyListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Asks for the address of a monitor and attaches while it stays open: what was wrong is said in place, and the address can
 * be corrected. Cancel gives up waiting. UI thread; never blocks.
 */
final class AttachDialog extends Dialog {

	private final Function<String, CompletableFuture<String>> attach;
	private final Executor modelThread;
	private final RecentAddresses recent;
	private final AddressProposals proposals;
	private @Nullable Form form;
	private @Nullable CompletableFuture<String> running;
	private String attached = "";

	/**
	 * @param attach      attaches to an address; completes with the machine's id
	 * @param modelThread the UI thread
	 * @param computers   the names that ssh knows
	 */
	AttachDialog(Shell parent, Function<String, CompletableFuture<String>> attach, Executor modelThread,
			RecentAddresses recent, CompletableFuture<List<String>> computers) {
		super(parent);
		this.attach = attach;
		this.modelThread = modelThread;
		this.recent = recent;
		proposals = new AddressProposals(recent);
		computers.thenAcceptAsync(proposals::know, modelThread);
		setShellStyle(getShellStyle() | SWT.RESIZE | SWT.SHEET);
	}

	/** The machine's id, after OK. */
	String attached() {
		return attached;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Messages.Attach_Title);
			WidgetIds.name(shell, "attach");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var made = new Form(parent, recent, proposals, convertWidthInCharsToPixels(64));
		form = made;
		made.address.addModifyListener((ModifyListener) _ -> typed());
		return made.area;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		var ok = createButton(parent, IDialogConstants.OK_ID, Messages.Attach_Button, true);
		WidgetIds.name(ok, "attach.ok");
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		typed();
	}

	@Override
	protected void okPressed() {
		var made = form;
		if (made == null || running != null) {
			return;
		}
		var address = made.address.getText().strip();
		busy(true);
		made.say(ColorRole.TEXT2, NLS.bind(Messages.Attach_Trying, address));
		var started = attach.apply(address);
		running = started;
		started.whenCompleteAsync((id, failure) -> {
			if (running != started || getShell() == null) {
				return;
			}
			running = null;
			if (failure == null) {
				done(address, id);
			} else {
				busy(false);
				made.say(ColorRole.FAIL, Fault.of(failure).text());
				showWhole(made.said);
				made.address.setFocus();
			}
		}, modelThread);
	}

	/** Makes the window higher by what a text needs more than it has. */
	private void showWhole(Label text) {
		var size = text.getSize();
		var lacking = text.computeSize(size.x, SWT.DEFAULT).y - size.y;
		if (lacking > 0) {
			var window = getShell().getSize();
			getShell().setSize(window.x, window.y + lacking);
		}
		getShell().layout(true, true);
	}

	@Override
	protected void cancelPressed() {
		var waiting = running;
		running = null;
		if (waiting == null) {
			super.cancelPressed();
			return;
		}
		waiting.cancel(false);
		busy(false);
		if (form != null) {
			form.say(ColorRole.TEXT2, Messages.Attach_GivenUp);
		}
	}

	private void done(String address, String id) {
		recent.add(address);
		attached = id;
		super.okPressed();
	}

	private void typed() {
		var made = form;
		Button ok = getButton(IDialogConstants.OK_ID);
		if (made != null && ok != null) {
			ok.setEnabled(!made.address.getText().isBlank());
			made.say(ColorRole.TEXT2, "");
		}
	}

	private void busy(boolean busy) {
		var made = form;
		if (made != null) {
			made.address.setEnabled(!busy);
			made.progress.setVisible(busy);
			getButton(IDialogConstants.OK_ID).setEnabled(!busy);
		}
	}

	/** What the dialog contains. */
	private static final class Form {

		final Composite area;
		final Combo address;
		final Label said;
		final ProgressBar progress;

		Form(@Nullable Composite parent, RecentAddresses recent, AddressProposals proposals, int width) {
			area = new Composite(parent, SWT.NONE);
			GridLayoutFactory.swtDefaults().margins(12, 12).spacing(6, 6).applyTo(area);
			GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
			var caption = new Label(area, SWT.NONE);
			caption.setText(Messages.Attach_Address);
			address = new Combo(area, SWT.DROP_DOWN);
			address.setItems(recent.all().toArray(String[]::new));
			WidgetIds.name(address, "attach.address");
			new ContentProposalAdapter(address, new ComboContentAdapter(), proposals,
					KeyStroke.getInstance(SWT.CTRL, ' '), null)
					.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_REPLACE);
			GridDataFactory.fillDefaults().grab(true, false).hint(width, SWT.DEFAULT).applyTo(address);
			var examples = new Label(area, SWT.WRAP);
			examples.setText(Messages.Attach_Examples);
			examples.setFont(Fonts.SMALL.font());
			ColorRole.TEXT2.ink(examples);
			GridDataFactory.fillDefaults().grab(true, false).hint(width, SWT.DEFAULT).applyTo(examples);
			progress = new ProgressBar(area, SWT.HORIZONTAL | SWT.INDETERMINATE);
			progress.setVisible(false);
			GridDataFactory.fillDefaults().grab(true, false).applyTo(progress);
			said = new Label(area, SWT.WRAP);
			WidgetIds.name(said, "attach.said");
			GridDataFactory.fillDefaults().grab(true, true)
					.hint(width, said.computeSize(SWT.DEFAULT, SWT.DEFAULT).y * 4).applyTo(said);
		}

		void say(ColorRole color, String text) {
			color.ink(said);
			Literal.show(said, text);
		}
	}
}
