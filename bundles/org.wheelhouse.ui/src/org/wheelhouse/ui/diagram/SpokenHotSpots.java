package org.wheelhouse.ui.diagram;

import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Rectangle;

/** Lets a screen reader hear a picture as a list with an item for each spot. */
final class SpokenHotSpots {

	private final DiagramCanvas picture;
	private final String name;

	SpokenHotSpots(DiagramCanvas picture, String name) {
		this.picture = picture;
		this.name = name;
	}

	void install() {
		var accessible = picture.getAccessible();
		accessible.addAccessibleListener(AccessibleListener
				.getNameAdapter(
						event -> event.result = isPicture(event.childID) ? name : spot(event.childID).spoken()));
		accessible.addAccessibleListener(AccessibleListener
				.getHelpAdapter(event -> event.result = isPicture(event.childID) ? "" : spot(event.childID).tip()));
		accessible.addAccessibleControlListener(new Items());
	}

	/** The picture as a list. */
	private final class Items extends AccessibleControlAdapter {

		@Override
		public void getRole(@Nullable AccessibleControlEvent asked) {
			var event = Objects.requireNonNull(asked);
			event.detail = isPicture(event.childID) ? ACC.ROLE_LIST : ACC.ROLE_LISTITEM;
		}

		@Override
		public void getChildCount(@Nullable AccessibleControlEvent asked) {
			Objects.requireNonNull(asked).detail = picture.spots().size();
		}

		@Override
		public void getChildAtPoint(@Nullable AccessibleControlEvent asked) {
			var event = Objects.requireNonNull(asked);
			var at = picture.toControl(event.x, event.y);
			event.childID = picture.spotAt(at.x, at.y).map(picture.spots()::indexOf).orElse(ACC.CHILDID_SELF);
		}

		@Override
		public void getLocation(@Nullable AccessibleControlEvent asked) {
			var event = Objects.requireNonNull(asked);
			Rectangle bounds = isPicture(event.childID)
					? picture.getClientArea()
					: picture.onCanvas(spot(event.childID).bounds());
			var at = picture.toDisplay(bounds.x, bounds.y);
			event.x = at.x;
			event.y = at.y;
			event.width = bounds.width;
			event.height = bounds.height;
		}

		@Override
		public void getState(@Nullable AccessibleControlEvent asked) {
			var event = Objects.requireNonNull(asked);
			event.detail = state(event.childID);
		}
	}

	private int state(int child) {
		if (isPicture(child)) {
			return ACC.STATE_FOCUSABLE;
		}
		boolean selected = picture.selected().filter(spot(child).element()::equals).isPresent();
		return ACC.STATE_SELECTABLE | (selected ? ACC.STATE_SELECTED | ACC.STATE_FOCUSED : 0);
	}

	private boolean isPicture(int child) {
		return child == ACC.CHILDID_SELF || picture.spots().isEmpty();
	}

	/** A reader may ask for an item that is gone by now: it gets the last one. */
	private HotSpot spot(int child) {
		var spots = picture.spots();
		return spots.get(Math.clamp(child, 0, spots.size() - 1));
	}
}
