package org.wheelhouse.ui.devices.network;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.AbstractTreeViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.model.live.HostForward;
import org.wheelhouse.model.live.NetworkBackend;
import org.wheelhouse.model.live.NetworkCard;
import org.wheelhouse.model.live.NetworkState;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.ColumnSort;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.RowTips;
import org.wheelhouse.ui.widget.WidgetIds;

/** The network cards as a table: cards, the forwards of each beneath it, then the networks that no card uses. */
final class NetworkTable {

	private NetworkTable() {
	}

	/** Makes the viewer; its input is a {@link NetworkState}. */
	static TreeViewer create(Composite parent) {
		var viewer = new TreeViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		FlatSelection.in(viewer.getTree());
		viewer.getTree().setHeaderVisible(true);
		WidgetIds.name(viewer.getTree(), "network.table");
		viewer.getTree().getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Network_table));
		viewer.setContentProvider(new Content());
		viewer.setAutoExpandLevel(AbstractTreeViewer.ALL_LEVELS);
		var sort = new ColumnSort<>(viewer, "network", NetworkCard.class);
		column(sort, viewer, Messages.Column_card, 150, NetworkCard::getName, _ -> Messages.Network_unused,
				_ -> Messages.Network_forwardRow);
		column(sort, viewer, Messages.Column_network, 250, CardText::network, CardText::network,
				CardText::forward);
		column(sort, viewer, Messages.Column_cable, 90, CardText::cable, _ -> "", _ -> "");
		column(sort, viewer, Messages.Column_addresses, 170, CardText::addresses, _ -> "", _ -> "");
		rate(sort, viewer, Messages.Column_received, NetworkCard::getReceivedBytesPerSecond);
		rate(sort, viewer, Messages.Column_sent, NetworkCard::getSentBytesPerSecond);
		column(sort, viewer, Messages.Column_model, 120, NetworkCard::getModel, _ -> "", _ -> "");
		column(sort, viewer, Messages.Column_mac, 140, NetworkCard::getMac, _ -> "", _ -> "");
		column(sort, viewer, Messages.Column_detail, 240,
				card -> card.getBackend() == null ? "" : card.getBackend().getDetail(), NetworkBackend::getDetail,
				_ -> "");
		sort.restore();
		RowTips.in(viewer);
		return viewer;
	}

	private static void column(ColumnSort<NetworkCard> sort, TreeViewer viewer, String title, int width,
			Function<NetworkCard, String> ofCard, Function<NetworkBackend, String> ofNetwork,
			Function<HostForward, String> ofForward) {
		var column = column(viewer, SWT.LEFT, title, width);
		column.setLabelProvider(new Label(ofCard, ofNetwork, ofForward, title.equals(Messages.Column_card)));
		sort.by(column.getColumn(), Comparator.comparing(ofCard, String.CASE_INSENSITIVE_ORDER));
	}

	private static void rate(ColumnSort<NetworkCard> sort, TreeViewer viewer, String title,
			ToLongFunction<NetworkCard> rate) {
		var column = column(viewer, SWT.RIGHT, title, 80);
		column.setLabelProvider(new Label(card -> Quantity.rate(rate.applyAsLong(card)).toString(), _ -> "", _ -> "",
				false));
		sort.by(column.getColumn(), Comparator.comparingLong(rate));
	}

	private static TreeViewerColumn column(TreeViewer viewer, int style, String title, int width) {
		var column = new TreeViewerColumn(viewer, style);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		return column;
	}

	private static final class Label extends ColumnLabelProvider {

		private final Function<NetworkCard, String> ofCard;
		private final Function<NetworkBackend, String> ofNetwork;
		private final Function<HostForward, String> ofForward;
		private final boolean first;

		Label(Function<NetworkCard, String> ofCard, Function<NetworkBackend, String> ofNetwork,
				Function<HostForward, String> ofForward, boolean first) {
			this.ofCard = ofCard;
			this.ofNetwork = ofNetwork;
			this.ofForward = ofForward;
			this.first = first;
		}

		@Override
		public String getText(@Nullable Object element) {
			return switch (element) {
				case NetworkCard card -> ofCard.apply(card);
				case NetworkBackend network -> ofNetwork.apply(network);
				case HostForward forward -> ofForward.apply(forward);
				case null, default -> "";
			};
		}

		@Override
		public @Nullable Image getImage(@Nullable Object element) {
			return first && element instanceof NetworkCard ? Icon.NETWORK.image() : null;
		}

		@Override
		public String getToolTipText(@Nullable Object element) {
			return switch (element) {
				case NetworkCard card -> CardText.tip(card);
				case NetworkBackend network -> network.getDetail();
				case HostForward forward -> CardText.forward(forward);
				case null, default -> "";
			};
		}
	}

	private static final class Content implements ITreeContentProvider {

		@Override
		public Object[] getElements(@Nullable Object input) {
			return input instanceof NetworkState network
					? Stream.concat(network.getCards().stream(), network.getUnused().stream()).toArray()
					: new Object[0];
		}

		@Override
		public Object[] getChildren(@Nullable Object parent) {
			return switch (parent) {
				case NetworkCard card when card.getBackend() != null -> card.getBackend().getForwards().toArray();
				case NetworkBackend network -> network.getForwards().toArray();
				case null, default -> new Object[0];
			};
		}

		@Override
		public @Nullable Object getParent(@Nullable Object element) {
			if (element instanceof HostForward forward && forward.eContainer() instanceof NetworkBackend network) {
				return network.eContainer() instanceof NetworkCard card ? card : network;
			}
			return null;
		}

		@Override
		public boolean hasChildren(@Nullable Object element) {
			return getChildren(element).length > 0;
		}
	}
}
