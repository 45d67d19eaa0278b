import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** An element with a drawing in it; what is drawn can be read from it. */
export interface PlotElement extends HTMLDivElement {
  plot?: uPlot | undefined;
}

/** Lets others find the drawing of an element, or no longer. */
export function expose(element: HTMLElement, plot: uPlot | undefined): void {
  (element as PlotElement).plot = plot;
}

export type PlotOptions = Omit<uPlot.Options, 'width' | 'height'>;

/** The legend tells values only while there is a pointer to tell them of. */
function showValuesUnderPointer(plot: uPlot): void {
  (plot.hooks.setCursor ??= []).push(({ cursor, root }) => {
    root.classList.toggle('looking', cursor.idx != null);
  });
}

/** A curve drawing that fills its place. New options make a new drawing; new data do not. */
export function Plot(props: {
  options: PlotOptions;
  data: uPlot.AlignedData;
  height: number;
  label: string;
  onReady?: (plot: uPlot) => void;
}) {
  const { options, data, height, onReady } = props;
  const place = useRef<PlotElement>(null);
  const latest = useRef(data);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const plot = new uPlot({ ...options, width: element.clientWidth || 300, height }, latest.current, element);
    showValuesUnderPointer(plot);
    expose(element, plot);
    onReady?.(plot);
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0 && element.clientWidth !== plot.width) {
        plot.setSize({ width: element.clientWidth, height });
      }
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      expose(element, undefined);
      plot.destroy();
    };
  }, [options, height, onReady]);

  useEffect(() => {
    latest.current = data;
    place.current?.plot?.setData(data);
  }, [data]);

  return <div ref={place} className="plot" role="img" aria-label={props.label} />;
}
