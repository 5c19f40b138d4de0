package org.wheelhouse.ui.devices.usb;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.model.live.HostUsb;
import org.wheelhouse.model.live.HostUsbClaim;
import org.wheelhouse.model.live.HostUsbDevice;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.EmptyStateStack;
import org.wheelhouse.ui.widget.MenuEntry;
import org.wheelhouse.ui.widget.WidgetIds;

/** The content of the USB view: a filter, a table, and what can be done with the row that is selected. Knows no workbench. UI thread. */
final class UsbPage extends Composite {

	private final UsbActions gestures;
	private final EmptyStateStack deck;
	private final Text filter;
	private final TableViewer table;
	private final UsbDrag drag;
	private final Button attach;
	private final Button detach;
	private final Button rule;
	/** Of what is selected all that is known, to be read and copied. */
	private final StyledText about;
	private List<?> rows = List.of();

	/** @param gestures what it offers */
	UsbPage(Composite parent, UsbActions gestures) {
		super(parent, SWT.NONE);
		this.gestures = gestures;
		GridLayoutFactory.fillDefaults().applyTo(this);
		deck = new EmptyStateStack(this);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(deck.control());
		var content = new Composite(deck.content(), SWT.NONE);
		ColorRole.SURFACE.fill(content);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(content);
		var head = new Composite(content, SWT.NONE);
		ColorRole.SURFACE.fill(head);
		GridLayoutFactory.fillDefaults().numColumns(4).extendedMargins(12, 12, 4, 0).spacing(6, 0).applyTo(head);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		filter = new Text(head, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.Page_filter);
		WidgetIds.name(filter, "usb.filter");
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(filter);
		attach = button(head, "usb.attach", Messages.Page_attach, this::attach);
		detach = button(head, "usb.detach", Messages.Page_detach, this::detach);
		rule = button(head, "usb.rule", Messages.Page_rule, this::copyRule);
		table = UsbTable.create(content);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table.getTable());
		about = new StyledText(content, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI);
		ColorRole.SURFACE.fill(about);
		ColorRole.TEXT2.ink(about);
		about.setMargins(12, 2, 12, 4);
		WidgetIds.name(about, "usb.about");
		GridDataFactory.fillDefaults().grab(true, false).hint(100, 4 * about.getLineHeight() + 6).applyTo(about);
		drag = new UsbDrag(table, device -> gestures.refusal(device).isEmpty());
		drag.install();
		filter.addModifyListener(_ -> filter());
		table.addSelectionChangedListener(_ -> offer());
		table.addDoubleClickListener(_ -> attach());
		table.getTable().addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.DEL) {
				detach();
			}
		});
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(this::fill);
		table.getTable().setMenu(menu.createContextMenu(table.getTable()));
		addDisposeListener(_ -> menu.dispose());
		offer();
	}

	private static Button button(Composite parent, String id, String text, Runnable pressed) {
		var button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, _ -> pressed.run());
		WidgetIds.name(button, id);
		return button;
	}

	/** The rows. */
	TableViewer table() {
		return table;
	}

	/** How a row is dragged out of the table. */
	UsbDrag drag() {
		return drag;
	}

	/** Shows the devices of a computer, or what changed of them; null while they are not known. */
	void show(@Nullable HostUsb usb) {
		var listed = usb == null ? List.of() : rows(usb);
		if (listed.equals(rows)) {
			table.refresh();
		} else {
			rows = listed;
			var selected = table.getSelection();
			table.setInput(listed);
			table.setSelection(selected);
		}
		deck.show(!listed.isEmpty(), Messages.Page_empty, UsbText.missing(usb));
		offer();
	}

	/** Devices first, then what is waited for and not plugged in. */
	private static List<Object> rows(HostUsb usb) {
		var rows = new ArrayList<Object>(usb.getDevices());
		usb.getClaims().stream().filter(claim -> usb.getDevices().stream()
				.noneMatch(device -> device.getClaims().contains(claim))).forEach(rows::add);
		return rows;
	}

	private void filter() {
		var words = filter.getText();
		if (words.isBlank()) {
			table.resetFilters();
		} else {
			table.setFilters(new Words(words));
		}
	}

	private @Nullable Object selected() {
		return table.getStructuredSelection().getFirstElement();
	}

	/** The claim of the machine that is shown on what is selected; null for none. */
	private @Nullable HostUsbClaim own(@Nullable Object row) {
		return switch (row) {
			case HostUsbClaim claim when gestures.isOwn(claim) -> claim;
			case HostUsbDevice device -> device.getClaims().stream().filter(gestures::isOwn).findFirst().orElse(null);
			case null, default -> null;
		};
	}

	private static String ruleOf(@Nullable Object row) {
		return row instanceof HostUsbDevice device ? device.getRule() : "";
	}

	private void offer() {
		var row = selected();
		var refusal = row instanceof HostUsbDevice device ? gestures.refusal(device) : Messages.Page_choose;
		attach.setEnabled(refusal.isEmpty());
		attach.setToolTipText(refusal);
		var own = own(row);
		detach.setEnabled(own != null && !own.getDeviceId().isEmpty());
		rule.setEnabled(!ruleOf(row).isEmpty());
		var told = row == null ? Messages.Page_hint : UsbText.tip(row);
		if (!told.equals(about.getText())) {
			about.setText(told);
		}
	}

	private void attach() {
		if (selected() instanceof HostUsbDevice device && gestures.refusal(device).isEmpty()) {
			gestures.attach(device);
		}
	}

	private void detach() {
		var own = own(selected());
		if (own != null && !own.getDeviceId().isEmpty()) {
			gestures.detach(own);
		}
	}

	private void copyRule() {
		CopiedText.put(ruleOf(selected()), getDisplay());
	}

	private void fill(IMenuManager menu) {
		var row = selected();
		if (row instanceof HostUsbDevice device) {
			var refusal = gestures.refusal(device);
			var entry = new MenuEntry(
					refusal.isEmpty()
							? Messages.Page_attach
							: NLS.bind(Messages.Page_cannot, Messages.Page_attach, refusal),
					Icon.ATTACH.descriptor(), this::attach);
			entry.setEnabled(refusal.isEmpty());
			menu.add(entry);
		}
		var own = own(row);
		if (own != null) {
			var named = !own.getDeviceId().isEmpty();
			var entry = new MenuEntry(
					named
							? Messages.Page_detach
							: NLS.bind(Messages.Page_cannot, Messages.Page_detach, Messages.Page_noId),
					Icon.DETACH.descriptor(), this::detach);
			entry.setEnabled(named);
			menu.add(entry);
		}
		if (!ruleOf(row).isEmpty()) {
			menu.add(new MenuEntry(Messages.Page_rule, Icon.COPY.descriptor(), this::copyRule));
		}
		if (row != null) {
			menu.add(new MenuEntry(Messages.Page_copy, Icon.COPY.descriptor(),
					() -> CopiedText.put(UsbText.tip(row), getDisplay())));
		}
	}

	@Override
	public boolean setFocus() {
		return table.getTable().setFocus();
	}
}
