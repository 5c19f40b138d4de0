package org.wheelhouse.core.qom;

import java.util.Comparator;
import java.util.List;

import org.wheelhouse.core.state.QomNames;
import org.wheelhouse.qmp.command.QomList;

/**
 * What {@code qom-list} tells of an object. Immutable.
 *
 * @param path       the object's
 * @param children   the objects that it consists of, by name
 * @param properties the others, by name
 */
public record QomObject(String path, List<QomNode> children, List<QomList.Property> properties) {

	public QomObject {
		children = List.copyOf(children);
		properties = List.copyOf(properties);
	}

	static QomObject of(String path, List<QomList.Property> listed) {
		var sorted = listed.stream().sorted(Comparator.comparing(QomList.Property::name, QomNames.ORDER)).toList();
		var children = sorted.stream()
				.flatMap(property -> property.childType().stream()
						.map(type -> new QomNode(QomNode.path(path, property.name()), type)))
				.toList();
		return new QomObject(path, children,
				sorted.stream().filter(property -> property.childType().isEmpty()).toList());
	}
}
